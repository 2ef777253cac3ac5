import type { Proposals } from "@amends/core/desk/assessment";
import type { OverrideField } from "@amends/core/desk/override";
import {
  type ComplaintKind,
  complaintKinds,
  mainWants,
  motives,
  personalities,
  riskFlags,
  type Severity,
  severities,
  specialKinds,
} from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import { SeverityBars } from "../../ui/SeverityBars.tsx";
import { Chips } from "../Chips.tsx";
import { BecauseWords } from "./BecauseWords.tsx";
import type { IntakeForm } from "./form-state.ts";
import { ProposedMany } from "./ProposedMany.tsx";
import { ProposedOne } from "./ProposedOne.tsx";
import { ReasonLine } from "./ReasonLine.tsx";

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
  const whyNot = <F extends OverrideField>(field: F) => ({
    field,
    reason: form.overrideReasons[field] ?? "",
    onReason: (reason: string) => put({ overrideReasons: { ...form.overrideReasons, [field]: reason } }),
    error: errors.get(`overrides.${field}`),
  });
  const why = (field: "personality" | "motive" | "mainWant") => ({ ...whyNot(field), label: t(`words:field.${field}`) });
  return (
    <section className="desk-assess" aria-label={t("proposal.title")}>
      <h2>{t("proposal.title")}</h2>
      <p className="desk-muted">{t(proposals ? "proposal.hint" : "proposal.empty")}</p>
      <Chips
        label={t("words:field.severity")}
        value={severity}
        onChange={(s) => put({ severity: s })}
        proposed={proposals ? [proposals.severity.value] : []}
        choices={rungs.map((s) => ({ value: s, label: t(`words:severity.${s}`) }))}
        error={errors.get("severity")}
      >
        {proposals ? (
          <p className="desk-proposal">
            <SeverityBars severity={proposals.severity.value} /> {t("proposal.severity", { severity: t(`words:severity.${proposals.severity.value}`) })}{" "}
            <BecauseWords because={proposals.severity.because} />
          </p>
        ) : null}
        {overridden ? (
          <ReasonLine value={form.severityReason} onChange={(severityReason) => put({ severityReason })} error={errors.get("severityReason")} />
        ) : null}
      </Chips>
      <ProposedMany
        {...whyNot("specialKind")}
        label={t("form.specials")}
        values={specialKinds}
        proposals={proposals?.specials ?? []}
        taken={form.specials}
        onTake={(specials) => put({ specials })}
        dismissed={form.dismissed}
        onDismiss={(dismissed) => put({ dismissed })}
      />
      {proposals ? (
        <>
          <ProposedOne
            {...why("personality")}
            values={personalities}
            proposal={proposals.personality}
            value={form.personality}
            onTake={(personality) => put({ personality })}
          />
          <ProposedOne {...why("motive")} values={motives} proposal={proposals.motive} value={form.motive} onTake={(motive) => put({ motive })} />
          <ProposedOne {...why("mainWant")} values={mainWants} proposal={proposals.mainWant} value={form.mainWant} onTake={(mainWant) => put({ mainWant })} />
          <ProposedMany
            {...whyNot("riskFlag")}
            label={t("form.riskFlags")}
            values={riskFlags}
            proposals={proposals.riskFlags}
            taken={form.riskFlags}
            onTake={(flags) => put({ riskFlags: flags })}
            dismissed={form.dismissedFlags}
            onDismiss={(dismissedFlags) => put({ dismissedFlags })}
          />
        </>
      ) : null}
      <Chips<ComplaintKind>
        label={t("filter.kind")}
        value={form.kind}
        onChange={(kind) => put({ kind, ...(kind === "complaint" && form.severity === "potential" ? { severity: null } : {}) })}
        choices={complaintKinds.map((k) => ({ value: k, label: t(`words:complaintKind.${k}`) }))}
      />
    </section>
  );
}
