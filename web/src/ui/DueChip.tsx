import type { Instant } from "@amends/core/shared/record";
import { ClockCircleOutlined, ExclamationCircleOutlined, PauseCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { dueTone } from "./due-tone.ts";
import { useNow } from "./now.ts";
import css from "./Signs.module.css";
import { useFormat, useTimeZone } from "./use-format.ts";

type Props = {
  at: Instant | null;
  kind?: string | null | undefined /** Its own name, instead of the kind's. */;
  name?: string | undefined;
  paused?: boolean;
  more?: readonly string[];
};

/**
 * A deadline in words: "3 h left", "45 min overdue". `kind` (step, promise, review …) is named on hover; `paused` hatches
 * it while waiting for the customer; `more` = further lines of the hover. Recounted each minute, and never announced by itself.
 */
export function DueChip({ at, kind, name, paused = false, more = [] }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const timeZone = useTimeZone();
  const now = useNow();
  if (!at) return null;
  const left = Date.parse(at) - now;
  const tone = dueTone(Date.parse(at), now, timeZone);
  const text = left > 0 ? t("due.left", { span: format.span(left) }) : t("due.over", { span: format.span(left) });
  const what = name ? name : kind ? t(`words:dueKind.${kind}`, { defaultValue: "" }) : "";
  const Icon = paused ? PauseCircleOutlined : tone === "act" ? ExclamationCircleOutlined : ClockCircleOutlined;
  return (
    <span
      className={css.chip}
      data-tone={paused ? "paused" : tone}
      title={[[what, format.time(at, "long"), timeZone].filter(Boolean).join(" · "), ...more].join("\n")}
    >
      <Icon aria-hidden="true" />
      {paused ? <span className="unseen">{t("due.paused")}</span> : null}
      {text}
    </span>
  );
}
