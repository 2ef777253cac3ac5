import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { crisisOwnerOf, pendingOwnerOf, runningCrisis, voicesOf } from "@amends/core/desk/crisis-state";
import { placementOf } from "@amends/core/desk/state";
import { latest } from "@amends/core/shared/record";
import { isSuperior, type Role } from "@amends/core/shared/role";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { useMe } from "../../ui/me.ts";
import { useFormat } from "../../ui/use-format.ts";
import { AskLine } from "../severity/AskLine.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { AccessPart } from "./AccessPart.tsx";
import { AskPerson } from "./AskPerson.tsx";
import { FactsLog } from "./FactsLog.tsx";
import { OwnerAnswer } from "./OwnerAnswer.tsx";
import { ReviewPart } from "./ReviewPart.tsx";

/** How a crisis is led: its owner, who speaks, what may be said, what is known, who sees it, and the review that ends it. */
export function CrisisPanel({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("crisis");
  const me = useMe().viewer;
  const format = useFormat();
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  const { complaint, abilities } = page;
  const crisis = latest(complaint.crises);
  if (!crisis) return null;
  const running = runningCrisis(complaint)?.id === crisis.id;
  const owner = crisisOwnerOf(crisis);
  const pending = pendingOwnerOf(crisis);
  const voices = voicesOf(complaint);
  const leads = me.role === "manager" || owner?.personId === me.id;
  const names = owner ? leads : isSuperior(me.role as Role);
  const { assigneeId } = placementOf(complaint);
  const statement = crisis.statements.at(-1);
  const done = { done: t("crisis.said") };
  return (
    <section className="desk-crisis-panel" aria-label={t("crisis.title")}>
      <h2>
        {t("crisis.title")} {running ? null : <span className="desk-muted">{crisis.review ? t("crisis.over") : ""}</span>}
      </h2>
      <section>
        <h3>{t("crisis.owner")}</h3>
        <p>
          {owner
            ? t("crisis.accepted", { person: words.person(owner.personId), when: words.time(owner.accepted?.at ?? owner.at) })
            : pending
              ? null
              : t("crisis.noOwner")}
        </p>
        {pending ? <p className="desk-need">{t("crisis.pending", { person: words.person(pending.personId) })}</p> : null}
        {running && pending?.personId === me.id ? <OwnerAnswer page={page} recordId={pending.id} note={pending.reason ?? ""} /> : null}
        {running && names ? (
          <AskPerson
            action={t(owner || pending ? "crisis.changeOwner" : "crisis.nameOwner")}
            label={t("crisis.manager")}
            note={t("crisis.note")}
            busy={busy !== null}
            only={(p) => p.role === "manager" && p.id !== complaint.intake.respondent.personId}
            onSay={(personId, note) => run("nameCrisisOwner", { personId, note }, done)}
          />
        ) : null}
      </section>
      <section>
        <h3>{t("crisis.voice")}</h3>
        <p>{voices ? format.list(voices.map((id) => words.person(id))) : running ? t("crisis.voiceNone") : "—"}</p>
        {running && leads ? (
          <AskPerson
            action={t("crisis.nameVoice")}
            label={t("crisis.person")}
            busy={busy !== null}
            only={(p) => p.id === assigneeId || isSuperior(p.role as Role)}
            onSay={(personId) => run("setSpokesperson", { personId }, done)}
          />
        ) : null}
      </section>
      <section>
        <h3>{t("crisis.statement")}</h3>
        {statement ? (
          <>
            <blockquote lang={complaint.language}>{statement.text}</blockquote>
            <p className="desk-muted">
              {words.actor(statement.by)} · {words.time(statement.at)}
            </p>
            <CopyButton text={statement.text} label={t("crisis.copy")} />
          </>
        ) : (
          <p className="desk-muted">{t("crisis.noStatement")}</p>
        )}
        {running && abilities.stateHolding ? (
          <AskLine
            action={t("crisis.writeStatement")}
            label={t("crisis.statementWhat")}
            busy={busy !== null}
            onSay={(text) => run("stateHolding", { text }, done)}
          />
        ) : null}
      </section>
      <FactsLog page={page} crisis={crisis} may={running && abilities.addCrisisFact === true} />
      <AccessPart page={page} crisis={crisis} may={leads} />
      <ReviewPart page={page} crisis={crisis} may={running && leads} />
    </section>
  );
}
