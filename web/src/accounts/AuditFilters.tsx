import { fromWallClock } from "@amends/core/shared/wall-clock";
import { useTranslation } from "react-i18next";
import { DateField } from "../ui/DateField.tsx";
import { PersonPicker } from "../ui/PersonPicker.tsx";
import { Pick } from "../ui/Pick.tsx";
import { Segments } from "../ui/Segments.tsx";
import { useTimeZone } from "../ui/use-format.ts";
import css from "./Accounts.module.css";

export type AuditFilter = {
  readonly source: "changes" | "looks";
  readonly kind: string;
  readonly personId: string;
  /** Moments; `until` is exclusive. The days typed are kept beside them. */
  readonly from: string;
  readonly until: string;
  readonly fromDay: string;
  readonly untilDay: string;
};
export const noFilter: AuditFilter = { source: "changes", kind: "", personId: "", from: "", until: "", fromDay: "", untilDay: "" };

const kinds = ["complaint", "person", "person.signedIn", "person.signInFailed", "customer", "team", "invitation", "token", "company"] as const;

/** The filter as query parameters, for the list and for the file. */
export function auditParams({ source, kind, personId, from, until }: AuditFilter): string {
  const given = Object.entries({ kind, personId, from, until }).filter(([, value]) => value);
  return new URLSearchParams([["source", source], ...given]).toString();
}

export function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange: (filter: AuditFilter) => void }) {
  const { t } = useTranslation("accounts");
  const timeZone = useTimeZone();
  const set = (change: Partial<AuditFilter>) => onChange({ ...filter, ...change });
  const startOf = (day: string, plusDays: number) => {
    const date = day ? new Date(`${day}T00:00:00Z`) : null;
    if (!date || Number.isNaN(date.getTime())) return "";
    date.setUTCDate(date.getUTCDate() + plusDays);
    return fromWallClock(`${date.toISOString().slice(0, 10)}T00:00`, timeZone) ?? "";
  };
  return (
    <div className={css.filters} role="search" aria-label={t("audit.filters")}>
      <Segments
        label={t("audit.source")}
        value={filter.source}
        onChange={(source) => set({ source })}
        choices={(["changes", "looks"] as const).map((value) => ({ value, label: t(`audit.sources.${value}`) }))}
      />
      <PersonPicker label={t("audit.who")} placeholder={t("audit.anyone")} clearable value={filter.personId} onChange={(personId) => set({ personId })} />
      <Pick
        label={t("audit.what")}
        empty={t("audit.anything")}
        value={filter.kind}
        choices={kinds.map((value) => ({ value, label: t(`audit.kinds.${value.replace(".", "_")}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <DateField label={t("audit.from")} value={filter.fromDay} onChange={(fromDay) => set({ fromDay, from: startOf(fromDay, 0) })} />
      <DateField label={t("audit.until")} value={filter.untilDay} onChange={(untilDay) => set({ untilDay, until: startOf(untilDay, 1) })} />
    </div>
  );
}
