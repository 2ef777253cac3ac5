import type { Instant } from "@amends/core/shared/record";
import { fromWallClock, partsIn, toWallClock } from "@amends/core/shared/wall-clock";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";
import { zoneName } from "./format-time.ts";
import { CalendarPopup } from "./moment/CalendarPopup.tsx";
import { MomentBox } from "./moment/MomentBox.tsx";
import { readMoment, writeMoment } from "./moment/read-moment.ts";
import { useTypedValue } from "./moment/use-typed-value.ts";
import { isoWall, wallOf } from "./moment/wall.ts";
import { useNow } from "./now.ts";
import { useFormat, useLanguage, useTimeZone } from "./use-format.ts";

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

/**
 * Date and time on the team's clock, typed as one would say them ("11-28 18:00", "明天下午3点", "fri 3pm") or taken from a
 * calendar; how it was understood stands below with the zone. `quick` offers usual ones, `usualHour` is what a day alone gets.
 */
export function DateTimeField({
  value,
  onChange,
  quick = [],
  usualHour = 18,
  past = false,
  disabled,
  hint,
  error,
  ...field
}: FieldProps & {
  value: Instant | null;
  onChange: (value: Instant | null) => void;
  quick?: readonly QuickMoment[];
  usualHour?: number;
  /** It has happened already: a day without a year is the last one, not the next. */
  past?: boolean;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const now = useNow();
  const today = partsIn(now, timeZone);
  const usual = { hour: usualHour, minute: 0 };
  const wall = value ? wallOf(toWallClock(value, timeZone)) : null;
  const typed = useTypedValue<Instant>({
    value,
    onChange,
    live: true,
    read: (text) => {
      const ahead = readMoment(text, today, usual);
      const read =
        past && ahead && isoWall(ahead) > isoWall(today) && /^\D*\d{1,2}\s*[-/月.]\s*\d{1,2}(?!\d|\s*[-/年.])/.test(text)
          ? { ...ahead, year: ahead.year - 1 }
          : ahead;
      return read && fromWallClock(isoWall(read), timeZone);
    },
    write: (at) => {
      const shown = wallOf(toWallClock(at, timeZone));
      return shown ? writeMoment(shown, language) : "";
    },
  });
  const zone = zoneName(value ? Date.parse(value) : now, language, timeZone);
  const told = value ? `${format.time(value, "day")} · ${format.time(value, "time")} · ${zone}` : zone;
  const offers = quick.flatMap((name) => {
    const at = quickMoment(name, now, timeZone);
    return at ? [{ name, at }] : [];
  });
  const take = (at: Instant | null) => {
    typed.reset();
    onChange(at);
  };
  return (
    <Field
      {...field}
      error={typed.unclear ? t("moment.unclear", { example: writeMoment({ ...today, hour: 18, minute: 0 }, language) }) : error}
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
          <MomentBox
            aria={aria}
            field={typed.field}
            disabled={disabled}
            placeholder={t("moment.example", { example: writeMoment({ ...today, hour: 18, minute: 0 }, language) })}
            popup={(close) => (
              <CalendarPopup
                value={wall}
                today={today}
                dayOnly={false}
                usual={usual}
                onTake={(taken) => take(fromWallClock(isoWall(taken), timeZone))}
                onDone={close}
              />
            )}
          />
          {offers.length > 0 ? (
            <span className={css.quick}>
              {offers.map(({ name, at }) => (
                <button key={name} type="button" disabled={disabled} onClick={() => take(at)}>
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
