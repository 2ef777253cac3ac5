import type { CalendarFeed } from "@amends/core/notices/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { FormError } from "../ui/FormError.tsx";
import { OneTimeLink } from "../ui/OneTimeLink.tsx";
import { Buttons, Card } from "../ui/Page.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFormat } from "../ui/use-format.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./Notices.module.css";

const path = "/api/notices/calendar";
const feedQuery = { queryKey: ["calendar-feed"] as const, queryFn: () => api.get<CalendarFeed>(path) };

/** One's due times in one's own calendar program: an address that can be made anew or taken back. */
export function CalendarCard() {
  const { t } = useTranslation("notices");
  const client = useQueryClient();
  const format = useFormat();
  const { data } = useQuery(feedQuery);
  const [url, setUrl] = useState<string | null>(null);
  const renew = () => client.invalidateQueries({ queryKey: feedQuery.queryKey });
  const make = useSubmit(async () => {
    setUrl((await api.post<{ url: string }>(path, {})).url);
    await renew();
  });
  const remove = useSubmit(async () => {
    await api.del(path);
    setUrl(null);
    await renew();
    showToast(t("calendar.removed"));
  });
  return (
    <Card title={t("calendar.title")} about={t("calendar.about")}>
      {url ? <OneTimeLink url={url} /> : null}
      {data?.since && !url ? (
        <p className={css.quiet}>
          {t("calendar.since", { time: format.time(data.since) })} ·{" "}
          {data.readAt ? t("calendar.read", { time: format.ago(data.readAt) }) : t("calendar.notRead")}
        </p>
      ) : null}
      <FormError error={make.error ?? remove.error} />
      <Buttons>
        <Button onClick={make.submit} loading={make.busy}>
          {t(data?.since ? "calendar.again" : "calendar.make")}
        </Button>
        {data?.since ? (
          <Button danger onClick={remove.submit} loading={remove.busy}>
            {t("calendar.remove")}
          </Button>
        ) : null}
      </Buttons>
    </Card>
  );
}
