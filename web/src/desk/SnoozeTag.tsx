import type { Instant } from "@amends/core/shared/record";
import { HourglassOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../ui/now.ts";
import { useFormat } from "../ui/use-format.ts";

/** Says until when a complaint is put off; `instead` once that time has come. */
export function SnoozeTag({ until, instead = null }: { until: Instant | null; instead?: ReactNode }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const now = useNow();
  if (until === null || Date.parse(until) <= now) return instead;
  return (
    <span className="desk-tag" data-tone="paused" title={t("action.snooze")}>
      <HourglassOutlined aria-hidden /> {t("snooze.until_short", { when: format.time(until) })}
    </span>
  );
}
