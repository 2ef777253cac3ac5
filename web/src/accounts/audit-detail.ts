import type { AuditRow } from "@amends/core/accounts/contract-audit";
import { useTranslation } from "react-i18next";
import { pathOf, usePeople, useTeams } from "../ui/directory.ts";
import { useFormat } from "../ui/use-format.ts";
import { wordKey } from "./audit-word.ts";

const people = new Set(["personId", "assigneeId", "fromPersonId", "toPersonId", "ownerId", "substituteId"]);
const teams = new Set(["teamId", "toTeamId", "parentId"]);
const times = new Set(["dueAt", "reviewAt", "followUpAt", "receivedAt", "toDueAt"]);
/** Times that have words of their own. */
const namedTimes = new Set(["madeAt", "expiresAt", "firstAt"]);
const unsaid = new Set(["number", "day"]);
const isId = (value: string) => /^[0-9a-f-]{36}$/.test(value);

/** What an entry of the audit list holds, as people read it: names instead of ids, words instead of codes. */
export function useAuditDetail(): (row: AuditRow) => string {
  const { t } = useTranslation("accounts");
  const format = useFormat();
  const [allPeople, allTeams] = [usePeople(), useTeams()];
  const tell = (row: AuditRow, key: string, value: unknown): string => {
    if (typeof value === "number") return key === "times" ? t("audit.looks", { count: value }) : t(`audit.data.${key}`, { value, defaultValue: "" });
    if (value === true) return t(`audit.data.${key}`, { defaultValue: "" });
    if (typeof value !== "string" || value === "") return "";
    if (people.has(key)) return allPeople.find((p) => p.id === value)?.name ?? "";
    if (teams.has(key)) return pathOf(allTeams, value);
    if (namedTimes.has(key)) return t(`audit.data.${key}`, { value: format.time(value) });
    if (times.has(key)) return t("audit.data.dueAt", { value: format.time(value) });
    if (isId(value) || unsaid.has(key)) return "";
    const word = wordKey(row.type, key, value, row.data);
    if (word !== null) return word && t(word, { defaultValue: "" });
    return t(`audit.data.${key}`, { value, defaultValue: value });
  };
  return (row) =>
    Object.entries(row.data)
      .map(([key, value]) => tell(row, key, value))
      .filter(Boolean)
      .join(" · ");
}
