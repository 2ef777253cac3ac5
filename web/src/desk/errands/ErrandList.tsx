import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Errand } from "@amends/core/desk/errand-record";
import { isErrandOf, openErrands } from "@amends/core/desk/errand-state";
import { type Instant, standing } from "@amends/core/shared/record";
import { CheckCircleFilled } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { DueChip } from "../../ui/DueChip.tsx";
import { useMe } from "../../ui/me.ts";
import type { DialogName } from "../complaint-actions.ts";
import { InlineForm } from "../InlineForm.tsx";
import { AskLine } from "../severity/AskLine.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

/** What colleagues and other teams were asked to do for this complaint, and what became of it. */
export function ErrandList({ page, open }: { page: ComplaintPage; open: (name: DialogName) => void }) {
  const { t } = useTranslation("errands");
  const errands = standing(page.complaint.errands);
  return (
    <section>
      <h3>{t("heading")}</h3>
      {errands.length === 0 ? <p className="desk-muted">{t("none")}</p> : null}
      <ul className="desk-promises">
        {errands.map((errand) => (
          <ErrandItem key={errand.id} errand={errand} page={page} />
        ))}
      </ul>
      {page.abilities.addErrand ? (
        <button type="button" className="desk-button" onClick={() => open("addErrand")}>
          {t("ask")}
        </button>
      ) : null}
    </section>
  );
}

/** Those that are not settled, where the complaint is to be closed: one says of each what becomes of it. */
export function OpenErrands({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("errands");
  const errands = openErrands(page.complaint);
  if (errands.length === 0) return null;
  return (
    <fieldset className="desk-group">
      <legend>{t("whatBecomes")}</legend>
      <ul className="desk-promises">
        {errands.map((errand) => (
          <ErrandItem key={errand.id} errand={errand} page={page} />
        ))}
      </ul>
    </fieldset>
  );
}

function ErrandItem({ errand, page }: { errand: Errand; page: ComplaintPage }) {
  const { t } = useTranslation("errands");
  const words = useSentenceWords(page);
  const { ended, ownerId, teamId } = errand;
  const whom = ownerId ? words.owner(ownerId) : words.team(teamId);
  return (
    <li data-done={ended ? true : undefined}>
      <p>
        {ended?.as === "done" ? <CheckCircleFilled className="desk-ok" aria-hidden /> : null} {errand.title}
      </p>
      {errand.note ? <p className="desk-text">{errand.note}</p> : null}
      <p className="desk-muted">
        {words.actor(errand.by)} → {whom} ·{" "}
        {ended ? t(`ended_${ended.as}`, { who: words.by(ended.by), when: words.time(ended.at) }) : <DueChip at={errand.dueAt} kind="errand" />}
      </p>
      {ended?.reason ? <p className="desk-text">{ended.reason}</p> : null}
      {ended ? null : <ErrandActs errand={errand} page={page} />}
    </li>
  );
}

function ErrandActs({ errand, page }: { errand: Errand; page: ComplaintPage }) {
  const { t } = useTranslation("errands");
  const me = useMe().viewer;
  const { run, busy } = useCommand(page.complaint.id);
  const [at, setAt] = useState<Instant | null>(null);
  const { abilities } = page;
  const mine = isErrandOf(errand, me);
  const on = { recordId: errand.id };
  const working = busy !== null;
  return (
    <div className="desk-row-actions">
      {abilities.takeErrand && mine && errand.ownerId === null ? (
        <button type="button" className="desk-button" disabled={working} onClick={() => void run("takeErrand", {}, { ...on, done: t("saidTaken") })}>
          {t("take")}
        </button>
      ) : null}
      {abilities.endErrand && (mine || abilities.addErrand) ? (
        <button type="button" className="desk-button" disabled={working} onClick={() => void run("endErrand", { as: "done" }, { ...on, done: t("saidDone") })}>
          {t("done")}
        </button>
      ) : null}
      {mine ? (
        <AskLine
          action={t("giveBack")}
          label={t("giveBackWhy")}
          busy={working}
          onSay={(note) => run("endErrand", { as: "givenBack", note }, { ...on, done: t("saidGivenBack") })}
        />
      ) : null}
      {abilities.moveErrand ? (
        <InlineForm
          action={t("move")}
          busy={working}
          ready={at !== null}
          onDo={async () => at && run("moveErrand", { dueAt: at }, { ...on, done: t("saidMoved") })}
        >
          <DateTimeField label={t("newDue")} value={at} onChange={setAt} quick={["today18", "tomorrow12", "in3Days"]} required />
        </InlineForm>
      ) : null}
      {abilities.addErrand ? (
        <AskLine
          action={t("cancel")}
          label={t("cancelWhy")}
          busy={working}
          onSay={(note) => run("endErrand", { as: "cancelled", note }, { ...on, done: t("saidCancelled") })}
        />
      ) : null}
    </div>
  );
}
