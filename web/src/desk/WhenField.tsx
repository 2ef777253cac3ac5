import type { Instant } from "@amends/core/shared/record";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../ui/now.ts";
import { useTimeZone } from "../ui/use-format.ts";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";
import { Field } from "./fields.tsx";
import { type QuickTime, quickTimes } from "./quick-times.ts";

/** Date and time on the company's clock, with the times people usually name one click away. */
export function WhenField(props: {
  label: ReactNode; value: Instant | null; onChange: (at: Instant | null) => void; quick?: readonly QuickTime[];
  hint?: ReactNode; error?: string | null | undefined; required?: boolean; past?: boolean; className?: string;
}) {
  const { t } = useTranslation("desk");
  const timeZone = useTimeZone();
  const now = useNow();
  const here = toWallClock(new Date(now).toISOString(), timeZone);
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required ?? false} className={props.className ?? ""}>
      {(aria) => (
        <div className="desk-when">
          <input
            {...aria} type="datetime-local" className="desk-input" value={props.value ? toWallClock(props.value, timeZone) : ""}
            {...(props.past ? { max: here } : {})}
            onChange={(e) => props.onChange(fromWallClock(e.target.value, timeZone))}
          />
          {quickTimes(now, timeZone, props.quick ?? []).map((q) => (
            <button key={q.name} type="button" className="desk-quick" onClick={() => props.onChange(q.at)}>{t(`quick.${q.name}`)}</button>
          ))}
        </div>
      )}
    </Field>
  );
}
