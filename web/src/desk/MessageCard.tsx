import type { Attachment, ComplaintPage } from "@amends/core/desk/contract-view";
import { EditOutlined, FileTextOutlined, MailOutlined, PaperClipOutlined, PhoneOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InternalMark } from "../ui/InternalMark.tsx";
import { useMe } from "../ui/me.ts";
import { useNow } from "../ui/now.ts";
import { TextArea } from "../ui/TextArea.tsx";
import { showError } from "../ui/toasts.ts";
import { useFormat } from "../ui/use-format.ts";
import { deskApi } from "./desk-api.ts";
import type { TimelineMessage } from "./desk-types.ts";
import { FromTag } from "./FromTag.tsx";
import { MailFateLine } from "./MailFateLine.tsx";
import type { Names } from "./use-sentence-words.ts";

/** Own notes may be corrected for ten minutes; then they stand. */
const editMs = 10 * 60_000;

/** A message, call, note or letter. Internal ones have the violet ground and the word. */
export function MessageCard({
  item,
  page,
  words,
  onQuote,
  onChanged,
}: {
  item: TimelineMessage;
  page: ComplaintPage;
  words: Names;
  onQuote: (text: string) => void;
  onChanged: () => void;
}) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer.id;
  const now = useNow();
  const [editing, setEditing] = useState<string | null>(null);
  const mayEdit = item.kind === "note" && !item.from && item.by.type === "person" && item.by.id === me && now - Date.parse(item.at) < editMs;
  const save = async () => {
    if (editing === null || editing.trim() === "") return;
    try {
      await deskApi.editNote(page.complaint.id, item.id, editing.trim());
      setEditing(null);
      onChanged();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <article className="desk-message" data-direction={item.direction} data-kind={item.kind}>
      <header>
        <KindIcon item={item} />
        <strong>{words.actor(item.by)}</strong>
        <span className="desk-muted">
          {t(`timeline.kind_${item.kind}_${item.direction}`)}
          {item.kind === "message"
            ? ` · ${item.direction === "outbound" && item.channel === "form" ? t("words:contactWay.page") : t(`words:channel.${item.channel}`)}`
            : ""}
        </span>
        {item.from ? <FromTag from={item.from} /> : null}
        {item.direction === "internal" ? <InternalMark /> : null}
        {item.call ? <span className="desk-muted">{callText(item, (key, values) => t(key, values))}</span> : null}
        {item.editedAt ? <span className="desk-muted">{t("timeline.edited")}</span> : null}
        <time dateTime={item.at} title={format.time(item.at, "long")}>
          {format.time(item.at, "time")}
        </time>
        <span className="desk-message-tools">
          {mayEdit && editing === null ? (
            <button
              type="button"
              className="desk-icon"
              aria-label={t("timeline.editNote")}
              title={t("timeline.editNote")}
              onClick={() => setEditing(item.text)}
            >
              <EditOutlined aria-hidden />
            </button>
          ) : null}
          {item.direction === "inbound" && item.text && page.abilities.message ? (
            <button type="button" className="desk-undo" onClick={() => onQuote(item.text)}>
              {t("timeline.quote")}
            </button>
          ) : null}
        </span>
      </header>
      {item.subject ? <p className="desk-subject">{item.subject}</p> : null}
      {editing !== null ? (
        <div className="desk-edit">
          <TextArea
            label={t("timeline.editNote")}
            hideLabel
            value={editing}
            onChange={setEditing}
            autoFocus
            onKeyDown={(e) => {
              if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) void save();
              if (e.key === "Escape") {
                e.stopPropagation();
                setEditing(null);
              }
            }}
          />
          <button type="button" className="desk-button desk-note-button" onClick={() => void save()}>
            {t("composer.saveNote")}
          </button>
          <button type="button" className="desk-button desk-quiet" onClick={() => setEditing(null)}>
            {t("dialog.cancel")}
          </button>
        </div>
      ) : item.text ? (
        <p className="desk-text" lang={item.direction === "internal" ? undefined : page.complaint.language}>
          {item.text}
        </p>
      ) : null}
      {item.mail ? <MailFateLine mail={item.mail} /> : null}
      {item.attachments.length ? <Attachments files={item.attachments} /> : null}
    </article>
  );
}

function callText(item: TimelineMessage, t: (key: string, values: Record<string, number>) => string): string {
  if (!item.call?.reached) return t("timeline.notReached", {});
  return item.call.seconds ? t("timeline.minutes", { count: Math.max(1, Math.round(item.call.seconds / 60)) }) : "";
}

function KindIcon({ item }: { item: TimelineMessage }) {
  if (item.kind === "call") return <PhoneOutlined aria-hidden />;
  if (item.kind === "letter") return <FileTextOutlined aria-hidden />;
  return item.kind === "note" ? <EditOutlined aria-hidden /> : <MailOutlined aria-hidden />;
}

export function fileSize(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

export function Attachments({ files }: { files: readonly Attachment[] }) {
  return (
    <ul className="desk-files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.url} target="_blank" rel="noreferrer" title={`${file.name} · ${fileSize(file.size)}`}>
            {file.previewUrl ? <img src={file.previewUrl} alt="" loading="lazy" width="72" height="54" /> : <PaperClipOutlined aria-hidden />}
            <span className="desk-clip">{file.name}</span>
            <span className="desk-muted">{fileSize(file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
