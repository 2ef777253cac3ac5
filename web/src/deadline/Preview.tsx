import type { PolicyPack } from "@amends/core/deadline/policy-pack";
import { channels, referralBodies, standings } from "@amends/core/desk/vocabulary";
import { severities } from "@amends/core/shared/severity";
import { fromWallClock, partsIn } from "@amends/core/shared/wall-clock";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../ui/DateTimeField.tsx";
import { errorText } from "../ui/error-text.ts";
import { useNow } from "../ui/now.ts";
import { Card } from "../ui/Page.tsx";
import { Pick } from "../ui/Pick.tsx";
import { useFormat, useLanguage, useTimeZone } from "../ui/use-format.ts";
import css from "./Deadlines.module.css";
import { type DeadlineDraft, type Imagined, previewQuery } from "./deadline-data.ts";

/** Friday of this week or the next, half past five: the moment at which deadlines show what they are worth. */
function nextFriday(now: number, timeZone: string): string {
  const { year, month, day } = partsIn(now, timeZone);
  const today = new Date(Date.UTC(year, month - 1, day));
  const date = new Date(today.getTime() + ((5 - today.getUTCDay() + 7) % 7) * 86_400_000).toISOString().slice(0, 10);
  return fromWallClock(`${date}T17:30`, timeZone) ?? new Date(now).toISOString();
}

/** 'A serious complaint received Friday 17:30 by phone is due …', also under settings that are not saved yet. */
export function Preview({ draft, packs }: { draft: DeadlineDraft | null; packs: readonly PolicyPack[] }) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const format = useFormat();
  const timeZone = useTimeZone();
  const now = useNow();
  const [imagined, setImagined] = useState<Imagined>(() => ({
    receivedAt: nextFriday(now, timeZone),
    severity: "serious",
    channel: "phone",
    standing: null,
    referralBody: null,
  }));
  const set = (change: Partial<Imagined>) => setImagined((before) => ({ ...before, ...change }));
  const settings = useDeferredValue(draft);
  const { data, error } = useQuery({ ...previewQuery(settings, imagined), placeholderData: keepPreviousData, retry: false });
  const packName = (id: string) => (id === "own" ? draft?.ownPack?.names[language] : packs.find((pack) => pack.id === id)?.names[language]) ?? id;
  const ruleName = (packId: string, ruleId: string) =>
    (packId === "own" ? draft?.ownPack?.rules : packs.find((pack) => pack.id === packId)?.rules)?.find((rule) => rule.id === ruleId)?.labels?.[language];
  return (
    <Card title={t("preview.title")} about={t(draft ? "preview.unsaved" : "preview.about")}>
      <DateTimeField label={t("preview.receivedAt")} value={imagined.receivedAt} onChange={(at) => at && set({ receivedAt: at })} />
      <div className={css.imagined}>
        <Pick
          label={t("words:field.severity")}
          value={imagined.severity}
          choices={severities.map((value) => ({ value, label: t(`words:severity.${value}`) }))}
          onChange={(severity) => set({ severity })}
        />
        <Pick
          label={t("words:field.channel")}
          value={imagined.channel}
          choices={channels.map((value) => ({ value, label: t(`words:channel.${value}`) }))}
          onChange={(channel) => set({ channel, referralBody: channel === "referral" ? "12315" : null })}
        />
        {imagined.channel === "referral" ? (
          <Pick
            label={t("words:field.referralBody")}
            value={imagined.referralBody ?? "12315"}
            choices={referralBodies.map((value) => ({ value, label: t(`words:referralBody.${value}`) }))}
            onChange={(referralBody) => set({ referralBody })}
          />
        ) : null}
        <Pick
          label={t("words:field.standing")}
          value={imagined.standing ?? ""}
          empty={t("preview.anyStanding")}
          choices={standings.map((value) => ({ value, label: t(`words:standing.${value}`) }))}
          onChange={(standing) => set({ standing: (standing as string) || null })}
        />
      </div>
      {error ? (
        <p className={css.warn} role="alert">
          {errorText(error)}
        </p>
      ) : null}
      {data?.clocks.length === 0 ? <p className={css.muted}>{t("preview.none")}</p> : null}
      <ol className={css.clocks} aria-live="polite">
        {data?.clocks.map((clock) => (
          <li key={`${clock.packId} ${clock.ruleId}`}>
            <strong>{ruleName(clock.packId, clock.ruleId) ?? t(`words:dueKind.${clock.kind}`)}</strong>
            <span>{clock.dueAt ? format.time(clock.dueAt, "long") : t("pause.stands")}</span>
            <small>
              {t(`start.${clock.basis.startsAt}`)} · {t(`amount.${clock.basis.amount.unit}`, { n: clock.basis.amount.n })} · {packName(clock.packId)}
              {clock.legal ? ` · ${t("packs.legal")}` : ""}
            </small>
            {clock.crossesCoverage ? <small className={css.warn}>{t("preview.crossesCoverage")}</small> : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
