import type { Workdays } from "@amends/core/deadline/workdays";
import type { FindOptions, FoundPromise } from "@amends/core/desk/found-promise";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "../../ui/api.ts";
import { useTimeZone } from "../../ui/use-format.ts";

type Finding = typeof import("@amends/core/desk/found-promise") &
  typeof import("@amends/core/desk/promise-sample") &
  typeof import("@amends/core/desk/promise-kind") &
  typeof import("@amends/core/shared/detect-language");
let loading: Promise<Finding> | null = null;
let loaded: Finding | null = null;

/** The rules come when somebody writes for the first time: they are no part of the first visit. */
export function loadFinding(): Promise<Finding> {
  loading ??= Promise.all([
    import("@amends/core/desk/found-promise"),
    import("@amends/core/desk/promise-sample"),
    import("@amends/core/desk/promise-kind"),
    import("@amends/core/shared/detect-language"),
  ]).then(([found, sample, kind, language]) => {
    loaded = { ...found, ...sample, ...kind, ...language };
    return loaded;
  });
  return loading;
}

const workdaysQuery = queryOptions({ queryKey: ["deadlines", "workdays"], queryFn: () => api.get<Workdays>("/api/deadlines/workdays"), staleTime: 3_600_000 });

/** 'Within three working days' means the company's: its holidays, make-up days and hours. Days beyond those sent count Monday to Friday. */
export function companyCalendar({ from, days, workdayEnd }: Workdays): Pick<FindOptions, "isWorkday" | "workdayEnd"> {
  const first = Date.parse(from);
  const isWorkday = (day: string) => {
    const sign = days[(Date.parse(day) - first) / 86_400_000];
    return sign === undefined ? ![0, 6].includes(new Date(day).getUTCDay()) : sign === "1";
  };
  return { isWorkday, workdayEnd };
}

/** Long enough not to read half a word, short enough to stand there when one looks up. */
const restMs = 260;
const shortest = 4;

export type Found = {
  /** The text that was looked through; the offsets are those of it. */
  readonly text: string;
  readonly promises: readonly FoundPromise[];
};
const nothing: Found = { text: "", promises: [] };

/**
 * Promises in what is being written, a moment after the last key press. `of` 'call': a note that tells what was promised. `look`
 * looks again at once, by the clock of this moment; null while the rules are not there.
 */
export function useFoundPromises(text: string, of: NonNullable<FindOptions["of"]>): { found: Found; look: (text: string) => readonly FoundPromise[] | null } {
  const timeZone = useTimeZone();
  const [found, setFound] = useState(nothing);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { data } = useQuery({ ...workdaysQuery, enabled: text.trim().length >= shortest });
  const calendar = useMemo(() => (data ? companyCalendar(data) : {}), [data]);
  const look = useCallback(
    (in_: string) => loaded?.findPromises(in_, { now: new Date().toISOString(), timeZone, of, ...calendar }) ?? null,
    [timeZone, of, calendar],
  );
  useEffect(() => {
    clearTimeout(timer.current);
    if (text.trim().length < shortest) {
      setFound(nothing);
      return;
    }
    let current = true;
    timer.current = setTimeout(() => {
      loadFinding().then(
        () => current && setFound({ text, promises: look(text) ?? [] }),
        () => undefined,
      );
    }, restMs);
    return () => {
      current = false;
      clearTimeout(timer.current);
    };
  }, [text, look]);
  return { found, look };
}

/** How to word a promise of this kind so that it can be checked; "" until the rules are there. */
export function sampleFor(...of: Parameters<Finding["promiseSample"]>): string {
  return loaded?.promiseSample(...of) ?? "";
}

/** The language a text is written in; `fallback` until the rules are there, and for a text that does not tell. */
export function languageOfText(text: string, fallback: "zh-CN" | "zh-TW"): ReturnType<Finding["detectLanguage"]> {
  return loaded?.detectLanguage(text, fallback) ?? fallback;
}
