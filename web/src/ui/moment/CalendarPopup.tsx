import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../use-format.ts";
import css from "./Moment.module.css";
import { TimeList } from "./TimeList.tsx";
import { addMonths, type Clock, type Day, dayNumber, dayOf, isDay, isoDay, sameDay, type Wall, weekdayOf, weeksOf } from "./wall.ts";

type Props = {
  readonly value: Wall | null;
  readonly today: Day;
  /** Leaves the time of day away. */
  readonly dayOnly: boolean;
  /** What a day gets that is taken before a time. */
  readonly usual: Clock;
  readonly onTake: (wall: Wall) => void;
  /** Something was taken that ends the choice. */
  readonly onDone: () => void;
};

const utc = (d: Day) => Date.UTC(d.year, d.month - 1, d.day);

/** A month to choose a day from by arrow keys, page keys (months), Home and End (week), with the time of day beside it. */
export function CalendarPopup({ value, today, dayOnly, usual, onTake, onDone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [cursor, setCursor] = useState<Day>(value ?? today);
  const [times, setTimes] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const byKey = useRef(true);
  const firstWeekday = language === "zh-CN" ? 1 : 0;
  const weeks = weeksOf(cursor, firstWeekday);
  const names = useMemo(() => {
    const form = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
    return {
      month: form({ year: "numeric", month: "long" }),
      whole: form({ year: "numeric", month: "long", day: "numeric", weekday: "long" }),
      short: form({ weekday: language === "en" ? "short" : "narrow" }),
      long: form({ weekday: "long" }),
    };
  }, [language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the day moves by a key the focus goes with it
  useEffect(() => {
    if (byKey.current) box.current?.querySelector<HTMLElement>("[data-day][tabindex='0']")?.focus();
    byKey.current = false;
  }, [cursor]);

  const goTo = (day: Day) => {
    if (!isDay(day)) return;
    byKey.current = true;
    setCursor(day);
  };
  const take = (day: Day) => {
    setCursor(day);
    onTake({ year: day.year, month: day.month, day: day.day, hour: (value ?? usual).hour, minute: (value ?? usual).minute });
    if (dayOnly) onDone();
    else setTimes(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = dayNumber(cursor);
    const inWeek = (weekdayOf(cursor) - firstWeekday + 7) % 7;
    const next: Partial<Record<string, Day>> = {
      ArrowLeft: dayOf(at - 1),
      ArrowRight: dayOf(at + 1),
      ArrowUp: dayOf(at - 7),
      ArrowDown: dayOf(at + 7),
      PageUp: addMonths(cursor, event.shiftKey ? -12 : -1),
      PageDown: addMonths(cursor, event.shiftKey ? 12 : 1),
      Home: dayOf(at - inWeek),
      End: dayOf(at + 6 - inWeek),
    };
    const to = next[event.key];
    if (!to) return;
    event.preventDefault();
    goTo(to);
  };

  return (
    <div ref={box} className={css.calendar}>
      <div className={css.month}>
        <header>
          <button type="button" aria-label={t("moment.previousMonth")} title={t("moment.previousMonth")} onClick={() => setCursor(addMonths(cursor, -1))}>
            <LeftOutlined aria-hidden="true" />
          </button>
          <strong aria-live="polite">{names.month.format(utc(cursor))}</strong>
          <button type="button" aria-label={t("moment.nextMonth")} title={t("moment.nextMonth")} onClick={() => setCursor(addMonths(cursor, 1))}>
            <RightOutlined aria-hidden="true" />
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days are buttons in a grid that arrow keys move through */}
        <table role="grid" aria-label={names.month.format(utc(cursor))} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              {weeks[0]?.map((day) => (
                <th key={weekdayOf(day)} scope="col" abbr={names.long.format(utc(day))}>
                  {names.short.format(utc(day))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={isoDay(week[0] ?? cursor)}>
                {week.map((day) => (
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a table with the role grid is a gridcell
                  <td key={isoDay(day)} aria-selected={value !== null && sameDay(day, value)}>
                    <button
                      type="button"
                      data-day={isoDay(day)}
                      data-outside={day.month !== cursor.month || undefined}
                      aria-current={sameDay(day, today) ? "date" : undefined}
                      aria-label={names.whole.format(utc(day))}
                      tabIndex={sameDay(day, cursor) ? 0 : -1}
                      onClick={() => take(day)}
                    >
                      {day.day}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <button type="button" className={css.today} onClick={() => take(today)}>
          {t("moment.today")}
        </button>
      </div>
      {dayOnly ? null : (
        <TimeList
          value={value}
          usual={usual}
          focus={times}
          onTake={(clock) => {
            onTake({ ...(value ?? { year: cursor.year, month: cursor.month, day: cursor.day }), ...clock });
            onDone();
          }}
        />
      )}
    </div>
  );
}
