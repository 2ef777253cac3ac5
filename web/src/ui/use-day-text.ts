import { useLanguage } from "./use-format.ts";

/** A calendar day ("2026-12-05") as the reader's language writes it: the same day in every zone. */
export function useDayText(): (day: string, weekday?: boolean) => string {
  const language = useLanguage();
  return (day, weekday = false) => {
    const at = new Date(`${day}T00:00:00Z`);
    const year = at.getUTCFullYear() === new Date().getFullYear() ? {} : { year: "numeric" as const };
    return new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "short", day: "numeric", ...year, ...(weekday ? { weekday: "short" } : {}) }).format(at);
  };
}
