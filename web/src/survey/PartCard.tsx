import { type AfterClosingRow, fewestForShare, followUpHeaps, type PartFigures } from "@amends/core/survey/figures";
import type { SurveyPart } from "@amends/core/survey/question";
import { useTranslation } from "react-i18next";
import { Card } from "../ui/Page.tsx";
import { useLanguage } from "../ui/use-format.ts";
import css from "./Figures.module.css";
import { type Heap, Heaps } from "./Heaps.tsx";

/** A share in words, always with how many it is of; without a percentage where there are too few. */
export function useShare(): (figures: PartFigures) => string {
  const { t } = useTranslation("survey");
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  return ({ n, share }) => (n === 0 ? "—" : share === null ? t("figures.few", { n }) : t("figures.shareOf", { share: percent.format(share), n }));
}

/** What customers answered about one part: three heaps, the share of the satisfied and how sure it is. */
export function PartCard({ part, figures }: { part: SurveyPart; figures: PartFigures }) {
  const { t } = useTranslation("survey");
  const language = useLanguage();
  const percent = (value: number) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(value);
  const { n, share, low, high } = figures;
  const tones = { dissatisfied: "bad", neutral: "even", satisfied: "good" } as const;
  const heaps: Heap[] = (["dissatisfied", "neutral", "satisfied"] as const).map((key) => ({
    key,
    name: t(`figures.heap_${key}`),
    count: figures[key],
    tone: tones[key],
  }));
  return (
    <Card title={t(`panel.${part}`)} about={t("figures.answersOf", { n })}>
      {share === null ? (
        <p className={css.muted}>{t("figures.tooFew", { count: fewestForShare })}</p>
      ) : (
        <p className={css.share}>
          <strong>{percent(share)}</strong> {t("figures.satisfiedOf", { n, low: percent(low), high: percent(high) })}
        </p>
      )}
      {n > 0 ? <Heaps heaps={heaps} /> : null}
    </Card>
  );
}

const followUpTones = { satisfied: "good", neutral: "even", dissatisfied: "bad", noOpinion: "none", notReached: "none", none: "none" } as const;

/** Follow-ups by what they brought; nobody who was not reached counts as satisfied. */
export function FollowUpHeaps({ row }: { row: AfterClosingRow }) {
  const { t } = useTranslation("survey");
  return <Heaps heaps={followUpHeaps.map((key) => ({ key, name: t(`figures.followUp_${key}`), count: row.followUps[key], tone: followUpTones[key] }))} />;
}

const levels = ["basic", "satisfying", "beyondExpectation", "unforgettable"] as const;

export function LevelHeaps({ row }: { row: AfterClosingRow }) {
  const { t } = useTranslation("survey");
  return (
    <Heaps heaps={levels.map((level, step) => ({ key: level, step, name: t(`words:serviceLevel.${level}`), count: row.levels[level] ?? 0, tone: "level" }))} />
  );
}
