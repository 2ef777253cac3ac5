import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { titleOf } from "@amends/core/desk/project";
import { openSnooze } from "@amends/core/desk/snooze";
import { openWait, placementOf } from "@amends/core/desk/state";
import { openSuspension } from "@amends/core/desk/suspension";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useShortcut } from "../ui/actions.ts";
import { copyText } from "../ui/copy-text.ts";
import { useMe } from "../ui/me.ts";
import { useNow } from "../ui/now.ts";
import { showToast } from "../ui/toasts.ts";
import { type ActionName, actionsOf, type ComplaintAction, type DialogName } from "./complaint-actions.ts";
import { useCommand } from "./use-command.ts";

/** Does an action: at once where nothing has to be asked, else through its dialog. */
export function useActionRun(page: ComplaintPage, open: (name: DialogName) => void): (name: ActionName) => void {
  const { t, i18n } = useTranslation("desk");
  const me = useMe().viewer;
  const { complaint } = page;
  const { run } = useCommand(complaint.id);
  return useCallback(
    (name) => {
      const placement = placementOf(complaint);
      switch (name) {
        case "take":
          void run("assign", { teamId: placement.teamId, assigneeId: me.id }, { done: t("said.taken", { number: complaint.number }) });
          break;
        case "accept":
          void run("accept", {}, { done: t("said.accepted", { number: complaint.number }) });
          break;
        case "endWait": {
          const wait = openWait(complaint);
          if (wait) void run("endWait", {}, { recordId: wait.id, done: t("said.waitEnded") });
          break;
        }
        case "endSuspension": {
          const suspension = openSuspension(complaint);
          if (suspension) void run("endSuspension", {}, { recordId: suspension.id, done: t("said.suspensionEnded") });
          break;
        }
        case "endSnooze": {
          const snooze = openSnooze(complaint);
          if (snooze) void run("endSnooze", {}, { recordId: snooze.id, done: t("said.snoozeEnded") });
          break;
        }
        case "print":
          window.open(`/api/complaints/${complaint.id}/print?kind=sheet&language=${i18n.language}`, "_blank", "noopener");
          break;
        default:
          open(name);
      }
    },
    [complaint, me, open, run, t, i18n.language],
  );
}

/** Offers every action of the complaint in the palette and on its key; shows nothing. */
export function ComplaintKeys({ page, open }: { page: ComplaintPage; open: (name: DialogName) => void }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const run = useActionRun(page, open);
  const now = new Date(useNow()).toISOString();
  const { complaint } = page;
  const section = t("complaint.section");
  const copy = (text: string) => void copyText(text).then((done) => done && showToast(t("said.copied", { text }), { tone: "calm" }));
  const link = `${location.origin}/complaints/${complaint.id}`;
  useShortcut(".", () => copy(complaint.number), { label: t("complaint.copyNumber"), section });
  useShortcut("..", () => copy(`${complaint.number} ${titleOf(complaint)}`), { label: t("complaint.copyTitle"), section });
  useShortcut("...", () => copy(`${complaint.number} ${titleOf(complaint)} ${link}`), { label: t("complaint.copyLink"), section });
  return (
    <>
      {actionsOf(complaint, page.abilities, me, now).map((action) => (
        <Offer key={action.name} action={action} section={section} run={run} />
      ))}
    </>
  );
}

function Offer({ action, section, run }: { action: ComplaintAction; section: string; run: (name: ActionName) => void }) {
  const { t } = useTranslation("desk");
  useAction(() => run(action.name), { label: t(`action.${action.name}`), section, keys: action.keys });
  return null;
}
