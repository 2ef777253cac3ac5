import { useTranslation } from "react-i18next";
import { Chip } from "./Chip.tsx";
import { useDayText } from "./use-day-text.ts";

/** 'Away till …' beside a name; nothing for who is here. */
export function AwaySign({ until }: { until: string | null | undefined }) {
  const { t } = useTranslation();
  const dayText = useDayText();
  return until ? <Chip tone="paused">{t("app:absent.till", { day: dayText(until) })}</Chip> : null;
}
