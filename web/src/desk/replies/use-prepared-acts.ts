import type { ReplyActs } from "@amends/core/desk/saved-reply";
import { openNamesOf } from "@amends/core/desk/saved-reply";
import { useTranslation } from "react-i18next";
import { deskApi } from "../desk-api.ts";
import { useCommand } from "../use-command.ts";

const dayMs = 86_400_000;

/** Does what a macro prepared, once its answer is on its way; every part is a record of its own and can be undone there. */
export function usePreparedActs(complaintId: string): (acts: ReplyActs) => Promise<void> {
  const { t } = useTranslation("desk");
  const { run } = useCommand(complaintId);
  return async ({ addTags, note, waitDays }) => {
    if (note) await deskApi.addNote(complaintId, { text: note, attachmentIds: [], promises: [] });
    if (addTags.length > 0) await run("setTags", { add: [...addTags], remove: [] });
    if (waitDays) await run("wait", { reviewAt: new Date(Date.now() + waitDays * dayMs).toISOString(), reason: t("replies.waitReason") });
  };
}

/** A note with an open place would be kept like that for good: it has to be filled or left out first. */
export function openIn(text: string, acts: ReplyActs): boolean {
  return openNamesOf(`${text}\n${acts.note}`).length > 0;
}
