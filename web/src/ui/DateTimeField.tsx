import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";
import { useNow } from "./now.ts";
import { useFormat, useTimeZone } from "./use-format.ts";
import { fromWallClock, partsIn, toWallClock } from "./wall-clock.ts";

/** Moments people name when they promise something; `hour` on the team's clock, `days` from today. */
export type QuickMoment = "in2Hours" | "today18" | "tomorrow12" | "in3Days" | "in7Days" | "in30Days";
const onDays: Readonly<Record<Exclude<QuickMoment, "in2Hours">, readonly [days: number, hour: number]>> = {
  today18: [0, 18],
  tomorrow12: [1, 12],
  in3Days: [3, 18],
  in7Days: [7, 18],
  in30Days: [30, 10],
};
const quarter = 900_000;

/** The moment meant by a name; null when it has (nearly) passed today. */
export function quickMoment(name: QuickMoment, now: number, timeZone: string): Instant | null {
  if (name === "in2Hours") return new Date(Math.ceil((now + 7_200_000) / quarter) * quarter).toISOString();
  const [days, hour] = onDays[name];
  const p = partsIn(now, timeZone);
  const date = new Date(Date.UTC(p.year, p.month - 1, p.day + days)).toISOString().slice(0, 10);
  const at = fromWallClock(`${date}T${String(hour).padStart(2, "0")}:00`, timeZone);
  return at && Date.parse(at) - now >= 3_600_000 ? at : null;
}

/** Date and time on the team's clock, with the zone named and the moment written out below; `quick` offers usual ones. */
export function DateTimeField({
  value,
  onChange,
  quick = [],
  disabled,
  hint,
  ...field
}: FieldProps & {
  value: Instant | null;
  onChange: (value: Instant | null) => void;
  quick?: readonly QuickMoment[];
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const timeZone = useTimeZone();
  const now = useNow();
  const [typing, setTyping] = useState<string | null>(null);
  const zone = t("moment.zone", { zone: timeZone });
  const told = value ? `${format.time(value, "day")} · ${format.time(value, "time")} · ${zone}` : zone;
  const offers = quick.flatMap((name) => {
    const at = quickMoment(name, now, timeZone);
    return at ? [{ name, at }] : [];
  });
  return (
    <Field
      {...field}
      hint={
        hint ? (
          <>
            {told}
            <br />
            {hint}
          </>
        ) : (
          told
        )
      }
    >
      {(aria) => (
        <>
          <input
            {...aria}
            type="datetime-local"
            className={css.input}
            disabled={disabled}
            max="9999-12-31T23:59"
            value={typing ?? (value ? toWallClock(value, timeZone) : "")}
            onChange={(e) => {
              setTyping(e.target.value);
              onChange(fromWallClock(e.target.value, timeZone));
            }}
            onBlur={() => setTyping(null)}
          />
          {offers.length > 0 ? (
            <span className={css.quick}>
              {offers.map(({ name, at }) => (
                <button
                  key={name}
                  type="button"
                  disabled={disabled}
                  onClick={() => {
                    setTyping(null);
                    onChange(at);
                  }}
                >
                  {t(`moment.${name}`)}
                </button>
              ))}
            </span>
          ) : null}
        </>
      )}
    </Field>
  );
}
