import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { phaseGuide } from "@amends/core/desk/phase-guide";
import { isClosed } from "@amends/core/desk/state";
import type { Phase } from "@amends/core/desk/vocabulary";
import { standing } from "@amends/core/shared/record";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../ui/actions.ts";
import { useMe } from "../ui/me.ts";
import { type ContextTab, contextTabs } from "./ContextPane.tsx";
import { useCommand } from "./use-command.ts";

/** After the board was drawn: the first thing on it that can be filled in or pressed. */
function focusBoard(): void {
  setTimeout(() => {
    const panel = document.getElementById("desk-tab-panel");
    (panel?.querySelector<HTMLElement>(":is(input, textarea, select, button):not(:disabled)") ?? panel)?.focus();
  }, 60);
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Offers in the palette what stands beside the conversation: the tabs, what each phase still asks for, steps, options and promises to act on. */
export function BoardKeys({ page, onTab, onPhase }: { page: ComplaintPage; onTab: (tab: ContextTab) => void; onPhase: (phase: Phase) => void }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const { run } = useCommand(page.complaint.id);
  const { complaint, abilities } = page;
  const guide = useMemo(() => (isClosed(complaint) ? [] : phaseGuide(complaint)), [complaint]);
  const toPhase = (phase: Phase) => {
    onPhase(phase);
    focusBoard();
  };
  const options = standing(complaint.options);
  const asked = options.filter(
    (o) => o.approval.state === "asked" && "asked" in o.approval && !(o.approval.asked?.by.type === "person" && o.approval.asked.by.id === me),
  );
  return (
    <>
      {contextTabs.map((tab) => (
        <Offer
          key={tab}
          section={t("context.label")}
          label={t(`context.${tab}`)}
          run={() => {
            onTab(tab);
            focusBoard();
          }}
        />
      ))}
      {guide.map(({ phase, asks }) => (
        <Offer key={phase} section={t("phase.label")} label={t(`words:phase.${phase}`)} run={() => toPhase(phase)}>
          {asks
            .filter((ask) => !ask.done)
            .map((ask) => (
              <Offer
                key={ask.key}
                section={t("phase.label")}
                label={t("phase.todo", { phase: t(`words:phase.${phase}`), what: t(`ask.${ask.key}`) })}
                run={() => toPhase(phase)}
              />
            ))}
        </Offer>
      ))}
      {abilities.offerOption
        ? options
            .filter((o) => !o.offered && (o.approval.state === "notNeeded" || o.approval.state === "approved"))
            .map((o) => (
              <Offer
                key={o.id}
                section={t("words:phase.options")}
                label={`${t("options.offer")}: ${short(o.text)}`}
                run={() => void run("offerOption", {}, { recordId: o.id, done: t("said.offered") })}
              />
            ))
        : null}
      {abilities.decideApproval
        ? asked.map((o) => (
            <Offer
              key={o.id}
              section={t("words:phase.options")}
              label={`${t("options.approve")}: ${short(o.text)}`}
              run={() => void run("decideApproval", { approved: true }, { recordId: o.id, done: t("said.approved") })}
            />
          ))
        : null}
      {abilities.finishStep
        ? standing(complaint.steps)
            .filter((s) => !s.done)
            .map((s) => (
              <Offer
                key={s.id}
                section={t("words:phase.carryOut")}
                label={`${t("steps.finish")}: ${short(s.text)}`}
                run={() => void run("finishStep", {}, { recordId: s.id, done: t("said.stepDone") })}
              />
            ))
        : null}
      {abilities.keepPromise
        ? standing(complaint.promises)
            .filter((p) => !p.kept && !p.broken)
            .map((p) => (
              <Offer
                key={p.id}
                section={t("promise.title")}
                label={`${t("promise.kept")}: ${short(p.what)}`}
                run={() => void run("keepPromise", {}, { recordId: p.id, done: t("said.promiseKept") })}
              />
            ))
        : null}
    </>
  );
}

function Offer({ label, section, run, children }: { label: string; section: string; run: () => void; children?: React.ReactNode }) {
  useAction(run, { label, section });
  return <>{children}</>;
}
