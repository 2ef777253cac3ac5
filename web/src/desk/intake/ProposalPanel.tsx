import type { Because, Proposal, Proposals } from "@amends/core/desk/assessment";
import { type ComplaintKind, complaintKinds, type Severity, severities } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import { SeverityBars } from "../../ui/SeverityBars.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Chips } from "../Chips.tsx";
import { BecauseWords } from "./BecauseWords.tsx";
import type { IntakeForm } from "./form-state.ts";

type Put = (change: Partial<IntakeForm>) => void;

/** What the words suggest about gravity, special circumstances and the person; each with the words, each taken or changed by one click. */
export function ProposalPanel({
  form,
  put,
  proposals,
  errors,
}: {
  form: IntakeForm;
  put: Put;
  proposals: Proposals | null;
  errors: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation("desk");
  const severity: Severity = form.severity ?? proposals?.severity.value ?? "ordinary";
  const overridden = form.severity !== null && proposals !== null && form.severity !== proposals.severity.value;
  const rungs = severities.filter((s) => s !== "potential" || form.kind !== "complaint");
  return (
    <section className="desk-assess" aria-label={t("proposal.title")}>
      <h2>{t("proposal.title")}</h2>
      <p className="desk-muted">{t(proposals ? "proposal.hint" : "proposal.empty")}</p>
      <Chips
        label={t("words:field.severity")}
        value={severity}
        onChange={(s) => put({ severity: s })}
        choices={rungs.map((s) => ({ value: s, label: t(`words:severity.${s}`) }))}
        error={errors.get("severity")}
      />
      {proposals ? (
        <p className="desk-proposal">
          <SeverityBars severity={proposals.severity.value} /> {t("proposal.severity", { severity: t(`words:severity.${proposals.severity.value}`) })}{" "}
          <BecauseWords because={proposals.severity.because} />
        </p>
      ) : null}
      {overridden ? (
        <TextField
          label={t("proposal.why")}
          value={form.severityReason}
          onChange={(severityReason) => put({ severityReason })}
          required
          maxLength={500}
          error={errors.get("severityReason")}
        />
      ) : null}
      <Chips<ComplaintKind>
        label={t("filter.kind")}
        value={form.kind}
        onChange={(kind) => put({ kind, ...(kind === "complaint" && form.severity === "potential" ? { severity: null } : {}) })}
        choices={complaintKinds.map((k) => ({ value: k, label: t(`words:complaintKind.${k}`) }))}
      />
      <Taken
        title={t("form.specials")}
        group="specialKind"
        proposals={proposals?.specials ?? []}
        taken={form.specials}
        onTake={(specials) => put({ specials })}
      />
      <Taken
        title={t("form.riskFlags")}
        group="riskFlag"
        proposals={proposals?.riskFlags ?? []}
        taken={form.riskFlags}
        onTake={(riskFlags) => put({ riskFlags })}
      />
      <One
        title={t("words:field.personality")}
        group="personality"
        proposal={proposals?.personality ?? null}
        value={form.personality}
        onTake={(personality) => put({ personality })}
      />
      <One title={t("words:field.motive")} group="motive" proposal={proposals?.motive ?? null} value={form.motive} onTake={(motive) => put({ motive })} />
      <One
        title={t("words:field.mainWant")}
        group="mainWant"
        proposal={proposals?.mainWant ?? null}
        value={form.mainWant}
        onTake={(mainWant) => put({ mainWant })}
      />
    </section>
  );
}

function Suggestion({ label, because, on, onClick }: { label: string; because: readonly Because[]; on: boolean; onClick: () => void }) {
  return (
    <li>
      <button type="button" className="desk-take" aria-pressed={on} onClick={onClick}>
        {label}
      </button>{" "}
      <BecauseWords because={because} />
    </li>
  );
}

function Taken<V extends string>({
  title,
  group,
  proposals,
  taken,
  onTake,
}: {
  title: string;
  group: string;
  proposals: readonly Proposal<V>[];
  taken: readonly V[];
  onTake: (values: V[]) => void;
}) {
  const { t } = useTranslation("desk");
  const shown = [...proposals, ...taken.filter((v) => !proposals.some((p) => p.value === v)).map((value) => ({ value, because: [] }))];
  if (shown.length === 0) return null;
  return (
    <div className="desk-proposed">
      <h3>{title}</h3>
      <ul className="desk-proposals">
        {shown.map((p) => (
          <Suggestion
            key={p.value}
            label={t(`words:${group}.${String(p.value)}`)}
            because={p.because}
            on={taken.includes(p.value)}
            onClick={() => onTake(taken.includes(p.value) ? taken.filter((v) => v !== p.value) : [...taken, p.value])}
          />
        ))}
      </ul>
    </div>
  );
}

function One<V extends string>({
  title,
  group,
  proposal,
  value,
  onTake,
}: {
  title: string;
  group: string;
  proposal: Proposal<V> | null;
  value: V | null;
  onTake: (value: V | null) => void;
}) {
  const { t } = useTranslation("desk");
  const shown = [...(proposal ? [proposal] : []), ...(value && value !== proposal?.value ? [{ value, because: [] }] : [])];
  if (shown.length === 0) return null;
  return (
    <div className="desk-proposed">
      <h3>{title}</h3>
      <ul className="desk-proposals">
        {shown.map((p) => (
          <Suggestion
            key={p.value}
            label={t(`words:${group}.${String(p.value)}`)}
            because={p.because}
            on={value === p.value}
            onClick={() => onTake(value === p.value ? null : p.value)}
          />
        ))}
      </ul>
    </div>
  );
}
