import type { Language } from "@amends/core/desk/complaint";
import type { NoticeKind } from "@amends/core/notices/notice-kind";
import { sentenceOf } from "@amends/core/notices/notice-sentence";
import { hasText, textOf } from "../platform/catalogue.ts";

export type MailedNotice = {
  readonly kind: NoticeKind;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly actorType: "person" | "customer" | "system";
  readonly actor: string | null;
  readonly complaintId: string | null;
  readonly number: string | null;
  /** May the reader open the complaint? Whoever was asked to do something for it need not. */
  readonly opens: boolean;
};

export type Reader = { readonly language: Language; readonly timeZone: string; readonly name: string; readonly publicUrl: string };

function timeIn({ language, timeZone }: Reader, at: Date): string {
  return new Intl.DateTimeFormat(language, { timeZone, month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

function say(notice: MailedNotice, reader: Reader): string {
  const { language } = reader;
  const { key, time = {}, word = {}, text = {}, named = {} } = sentenceOf(notice);
  const who = notice.actorType === "person" ? (notice.actor ?? textOf(language, "notices", "somebody")) : textOf(language, "notices", notice.actorType);
  const values: Record<string, string> = { who, ...text };
  for (const [slot, at] of Object.entries(time)) values[slot] = Number.isNaN(Date.parse(at)) ? "" : timeIn(reader, new Date(at));
  for (const [slot, [group, value]] of Object.entries(word)) {
    const known = hasText(language, "words", `${group}.${value}`);
    values[slot] = named[slot]?.[language] ?? (known ? textOf(language, "words", `${group}.${value}`) : value);
  }
  return textOf(language, "notices", hasText(language, "notices", `sentence.${key}`) ? `sentence.${key}` : "sentence.other", values);
}

/** Subject and text of the mail about some notices. Numbers and what happened, no names of customers, no titles: mail is read on strange screens. */
export function noticeMail(notices: readonly MailedNotice[], reader: Reader): { subject: string; text: string } {
  const { language, name, publicUrl } = reader;
  const t = (key: string, values: Record<string, string | number> = {}) => textOf(language, "notices", `mail.${key}`, values);
  const lines = notices.map((notice) => {
    const about = notice.number ? `${notice.number}  ` : "";
    const link =
      notice.kind === "errand" && !notice.opens ? `${publicUrl}/tasks` : notice.complaintId ? `${publicUrl}/complaints/${notice.complaintId}` : `${publicUrl}/`;
    return `${about}${say(notice, reader)}\n${timeIn(reader, notice.at)}\n${link}`;
  });
  const [only] = notices;
  const subject = notices.length === 1 && only ? t("subjectOne", { sentence: say(only, reader) }) : t("subject", { count: notices.length });
  const text = [t("greeting", { name }), ...lines, `${t("foot")}\n${publicUrl}/settings/notices`].join("\n\n");
  return { subject: subject.replace(/\p{Cc}+/gu, " "), text };
}
