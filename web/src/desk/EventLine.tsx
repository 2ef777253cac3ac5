import { isCollective } from "@amends/core/desk/collective";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Stamp } from "@amends/core/shared/record";
import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import { useNow } from "../ui/now.ts";
import { useFormat } from "../ui/use-format.ts";
import type { TimelineEvent } from "./desk-types.ts";
import { sentenceOf } from "./event-sentence.ts";
import { FromTag } from "./FromTag.tsx";
import { mayUndo } from "./may-undo.ts";
import { UndoRise } from "./severity/UndoRise.tsx";
import { useCommand } from "./use-command.ts";
import type { Names } from "./use-sentence-words.ts";

/** Something that happened, as a sentence: who, what, when, and why where a reason was given; undone while the world allows it. */
export function EventLine({ item, page, words, records }: { item: TimelineEvent; page: ComplaintPage; words: Names; records: ReadonlyMap<string, Stamp> }) {
  const { t, i18n } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer;
  const now = useNow();
  const { run, busy } = useCommand(page.complaint.id);
  const { key, values, quote } = sentenceOf(item, page.complaint, records, words);
  const who = words.actor(item.by);
  const known = i18n.exists(`desk:event.${key}`);
  const recordId = typeof item.data.recordId === "string" ? item.data.recordId : null;
  const record = recordId && item.event !== "complaint.recordWithdrawn" ? records.get(recordId) : undefined;
  const withdrawable =
    recordId !== null && page.abilities.withdrawRecord && item.event !== "complaint.recordWithdrawn" && mayUndo(page.complaint, recordId, me, now);
  if (item.event === "complaint.created" && !item.from && page.complaint.intake.facts)
    return <FirstWords item={item} page={page} sentence={t(`event.${key}`, { who, ...values })} />;
  return (
    <div className="desk-event" data-withdrawn={record?.withdrawn ? true : undefined}>
      <p>
        {item.from ? <FromTag from={item.from} /> : null}
        <span className="desk-event-text">{known ? t(`event.${key}`, { who, ...values }) : t("event.unknown", { who, type: item.event })}</span>
        {record?.withdrawn ? (
          <span className="desk-tag" data-tone="paused">
            {t("timeline.withdrawn")}
          </span>
        ) : null}
        <time dateTime={item.at} title={format.time(item.at, "long")}>
          {format.time(item.at, "time")}
        </time>
        {withdrawable && item.event === "complaint.severityRaised" ? (
          <UndoRise complaintId={page.complaint.id} recordId={recordId} className="desk-undo" label={t("timeline.undo")} />
        ) : withdrawable ? (
          <button
            type="button"
            className="desk-undo"
            disabled={busy !== null}
            onClick={() => void run("withdrawRecord", { recordId }, { recordId, done: t("said.undone") })}
          >
            {t("timeline.undo")}
          </button>
        ) : null}
      </p>
      {quote ? <blockquote lang={page.complaint.language}>{quote}</blockquote> : null}
    </div>
  );
}

/** How it began: what was taken down in the customer's own words, and what they want. */
function FirstWords({ item, page, sentence }: { item: TimelineEvent; page: ComplaintPage; sentence: string }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const { intake, language } = page.complaint;
  return (
    <article className="desk-message" data-direction="inbound" data-kind="intake">
      <header>
        <strong>{isCollective(page.complaint) ? t("filter.collective") : page.customer?.name || t("list.anonymous")}</strong>
        <span className="desk-muted">{sentence}</span>
        <time dateTime={item.at} title={format.time(item.at, "long")}>
          {format.time(item.at, "time")}
        </time>
      </header>
      <p className="desk-text" lang={language}>
        {intake.facts}
      </p>
      {intake.demand.text ? (
        <p className="desk-demand">
          <span className="desk-muted">{t("diagnose.theyAsk")}</span> <span lang={language}>{intake.demand.text}</span>
        </p>
      ) : null}
    </article>
  );
}
