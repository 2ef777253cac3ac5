import { formatMoney, type Money } from "@amends/core/shared/money";
import type { Instant } from "@amends/core/shared/record";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatRelative, formatSpan, formatTime, type TimeForm } from "./format-time.ts";
import { isLanguage, type Language } from "./language.ts";
import { meQuery } from "./me.ts";
import { useNow } from "./now.ts";

/** The time zone in which the team reads clocks: the team's, else (before sign-in) the device's. */
export function useTimeZone(): string {
  const { data } = useQuery({ ...meQuery, enabled: false });
  return data?.team.timeZone ?? data?.company.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The currency amounts are typed in unless a complaint says otherwise. */
export function useCurrency(): string {
  const { data } = useQuery({ ...meQuery, enabled: false });
  return data?.team.currency ?? data?.company.currency ?? "CNY";
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

export type Format = {
  readonly time: (at: Instant, form?: TimeForm) => string;
  /** Relative within a day ("2 hours ago"), else the table form. */
  readonly ago: (at: Instant) => string;
  readonly span: (milliseconds: number) => string;
  readonly number: (n: number) => string;
  readonly money: (money: Money) => string;
  readonly list: (items: readonly string[]) => string;
};

/** Times, numbers and lists as the reader's language writes them, in the team's time zone. Renewed every minute. */
export function useFormat(): Format {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const now = useNow();
  return sharedFormat(language, timeZone, now);
}

let shared: { readonly key: string; readonly format: Format } | undefined;

/** One for the whole page, with what it has written: a hundred lines show the same few moments, and formatters are slow to make. */
function sharedFormat(language: Language, timeZone: string, now: number): Format {
  const key = `${language} ${timeZone} ${now}`;
  if (shared?.key === key) return shared.format;
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const written = new Map<string, string>();
  const time = (at: Instant, form: TimeForm = "table") => {
    const known = written.get(`${form} ${at}`);
    if (known !== undefined) return known;
    const text = formatTime(Date.parse(at), form, language, timeZone, now);
    written.set(`${form} ${at}`, text);
    return text;
  };
  const format: Format = {
    time,
    ago: (at) => formatRelative(Date.parse(at), now, language) ?? time(at),
    span: (milliseconds) => formatSpan(milliseconds, language),
    number: (n) => numbers.format(n),
    money: formatMoney,
    list: (items) => lists.format(items),
  };
  shared = { key, format };
  return format;
}
