import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Crisis, CrisisFact } from "@amends/core/desk/crisis-record";
import type { Instant } from "@amends/core/shared/record";
import { CheckCircleFilled } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { InlineForm } from "../InlineForm.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

/** What is known, from where, of when, and whether somebody has checked it. */
export function FactsLog({ page, crisis, may }: { page: ComplaintPage; crisis: Crisis; may: boolean }) {
  const { t } = useTranslation("crisis");
  const facts = [...crisis.facts].sort((a, b) => (a.happenedAt < b.happenedAt ? -1 : 1));
  return (
    <section>
      <h3>{t("crisis.facts")}</h3>
      {facts.length === 0 ? <p className="desk-muted">{t("crisis.noFacts")}</p> : null}
      <ol className="desk-rises">
        {facts.map((fact) => (
          <Fact key={fact.id} fact={fact} page={page} may={may} />
        ))}
      </ol>
      {may ? <NewFact page={page} /> : null}
    </section>
  );
}

function Fact({ fact, page, may }: { fact: CrisisFact; page: ComplaintPage; may: boolean }) {
  const { t } = useTranslation("crisis");
  const format = useFormat();
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  return (
    <li>
      <p>{fact.text}</p>
      <p className="desk-muted">
        {format.time(fact.happenedAt)} · {fact.source} · {words.actor(fact.by)}
      </p>
      {fact.confirmed ? (
        <p className="desk-muted">
          <CheckCircleFilled className="desk-ok" aria-hidden /> {t("crisis.isConfirmed")} · {words.actor(fact.confirmed.by)}
        </p>
      ) : (
        <div className="desk-row-actions">
          <span className="desk-tag" data-tone="need">
            {t("crisis.unconfirmed")}
          </span>
          {may ? (
            <button
              type="button"
              className="desk-link"
              disabled={busy !== null}
              onClick={() => void run("confirmCrisisFact", {}, { recordId: fact.id, done: t("crisis.said") })}
            >
              {t("crisis.confirm")}
            </button>
          ) : null}
        </div>
      )}
    </li>
  );
}

function NewFact({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("crisis");
  const { run, busy } = useCommand(page.complaint.id);
  const [text, setText] = useState("");
  const [source, setSource] = useState("");
  const [at, setAt] = useState<Instant | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const add = async () => {
    if (at === null) return null;
    const answer = await run("addCrisisFact", { text: text.trim(), source: source.trim(), happenedAt: at, confirmed }, { done: t("crisis.said") });
    if (answer) {
      setText("");
      setSource("");
      setConfirmed(false);
    }
    return answer;
  };
  return (
    <InlineForm action={t("crisis.addFact")} busy={busy !== null} ready={text.trim() !== "" && source.trim() !== "" && at !== null} onDo={add}>
      <TextArea label={t("crisis.fact")} value={text} onChange={setText} rows={2} maxLength={2_000} required autoFocus />
      <TextField label={t("crisis.source")} value={source} onChange={setSource} maxLength={200} required />
      <DateTimeField label={t("crisis.happenedAt")} value={at} onChange={setAt} required />
      <Check label={t("crisis.isConfirmed")} checked={confirmed} onChange={setConfirmed} />
    </InlineForm>
  );
}
