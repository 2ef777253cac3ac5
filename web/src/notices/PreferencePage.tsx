import { digests, type NoticePreference, sounds } from "@amends/core/notices/preference";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Card, Columns, Page } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { TimeField } from "../ui/TimeField.tsx";
import { BrowserCard } from "./BrowserCard.tsx";
import { CalendarCard } from "./CalendarCard.tsx";
import { preferenceQuery, usePreferenceChange, useWays } from "./preference-data.ts";
import { WayMatrix } from "./WayMatrix.tsx";

const usualNight = { from: "22:00", to: "07:30" };

/** What a person wants to hear of and how: occasions by ways, quiet hours, sound. Saved as it is changed. */
export function PreferencePage() {
  const { t } = useTranslation("notices");
  const { data, error, refetch } = useQuery(preferenceQuery);
  return (
    <Page title={t("preference.title")} about={t("preference.about")} width="narrow">
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data ? <Cards preference={data} /> : null}
    </Page>
  );
}

function Cards({ preference }: { preference: NoticePreference }) {
  const { t } = useTranslation("notices");
  const change = usePreferenceChange();
  const canMail = useWays()?.mail !== false;
  const { quiet } = preference;
  const moveQuiet = (part: Partial<typeof usualNight>) => {
    const next = { ...(quiet ?? usualNight), ...part };
    if (next.from !== "" && next.to !== "" && next.from !== next.to) change({ quiet: next });
  };
  return (
    <>
      <Card title={t("preference.matrix")}>
        <WayMatrix preference={preference} onChange={change} />
      </Card>
      <BrowserCard />
      <Card title={t("preference.mail")} about={t(canMail ? "preference.mailWhy" : "preference.noMail")}>
        <Segments
          label={t("preference.mail")}
          hideLabel
          value={preference.digest}
          choices={digests.map((value) => ({ value, label: t(`preference.digest.${value}`) }))}
          onChange={(digest) => change({ digest })}
        />
        {preference.digest === "daily" ? (
          <TimeField label={t("preference.dailyAt")} value={preference.dailyAt} onChange={(dailyAt) => dailyAt && change({ dailyAt })} />
        ) : null}
      </Card>
      <Card title={t("preference.quiet")} about={t("preference.quietWhy")}>
        <Check label={t("preference.quietOn")} checked={quiet !== null} onChange={(on) => change({ quiet: on ? usualNight : null })} />
        {quiet ? (
          <Columns>
            <TimeField label={t("preference.from")} value={quiet.from} onChange={(from) => moveQuiet({ from })} />
            <TimeField label={t("preference.to")} value={quiet.to} onChange={(to) => moveQuiet({ to })} />
          </Columns>
        ) : null}
      </Card>
      <Card title={t("preference.sound")}>
        <Segments
          label={t("preference.sound")}
          hideLabel
          hint={t("preference.soundWhy")}
          value={preference.sound}
          choices={sounds.map((value) => ({ value, label: t(`preference.sounds.${value}`) }))}
          onChange={(sound) => change({ sound })}
        />
      </Card>
      <CalendarCard />
    </>
  );
}
