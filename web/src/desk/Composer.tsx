import { isCollective } from "@amends/core/desk/collective";
import type { WaitingMessage } from "@amends/core/desk/contract-outbox";
import type { ComplaintPage, TimelineItem } from "@amends/core/desk/contract-view";
import { noActs, openPlacesOf, type ReplyActs } from "@amends/core/desk/saved-reply";
import type { Instant } from "@amends/core/shared/record";
import { ClockCircleOutlined, MessageOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { memo, type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../ui/api.ts";
import { useMe } from "../ui/me.ts";
import { TextArea, useSendKey } from "../ui/TextArea.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { useDebounced } from "../ui/use-debounced.ts";
import { useDraft } from "../ui/use-draft.ts";
import { useFormat } from "../ui/use-format.ts";
import { AttachButton, FileList, useFiles } from "./AttachFiles.tsx";
import { CallForm } from "./CallForm.tsx";
import type { DialogName } from "./complaint-actions.ts";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import type { UploadedFile } from "./desk-types.ts";
import { draftShelf } from "./draft-shelf.ts";
import { MentionList } from "./followers/MentionList.tsx";
import { useMentionPicker } from "./followers/use-mention-picker.ts";
import { HeldBack } from "./HeldBack.tsx";
import { refreshOutbox, useOutboxActs } from "./outbox/outbox-api.ts";
import { useRestored } from "./outbox/restore-written.ts";
import { SendLaterDialog } from "./outbox/SendLaterDialog.tsx";
import { type PenField, PenShareSlot, PenSlot } from "./pen/PenSlot.tsx";
import { noWords, type Words } from "./promise/given-words.ts";
import { PromiseOffers } from "./promise/PromiseOffers.tsx";
import { useGivenWords } from "./promise/use-given-words.ts";
import { OpenPlaces } from "./replies/OpenPlaces.tsx";
import { PreparedActs } from "./replies/PreparedActs.tsx";
import { ReplyList } from "./replies/ReplyList.tsx";
import { ReplyOffers } from "./replies/ReplyOffers.tsx";
import { openIn, usePreparedActs } from "./replies/use-prepared-acts.ts";
import { showPlace, useReplyPicker } from "./replies/use-reply-picker.ts";

export type ComposerMode = "reply" | "note" | "call";
export type ComposerHandle = { readonly write: (mode: ComposerMode) => void; readonly quote: (text: string) => void };
type Written = { readonly text: string; readonly files: readonly UploadedFile[]; readonly words?: Words | undefined; readonly acts?: ReplyActs | undefined };
const nothing: Written = { text: "", files: [] };
/** One says 'typing' only while one does. */
const typingMs = 4_000;

/** Where answers, notes and calls are written. What is internal looks different, and the button says where it goes. */
export const Composer = memo(function Composer({
  ref,
  page,
  onTyping,
  nextId,
  onNext,
  open,
}: {
  ref: Ref<ComposerHandle>;
  page: ComplaintPage;
  onTyping: (typing: boolean) => void;
  nextId: string | null;
  onNext: (id: string | null) => void;
  open: (name: DialogName) => void;
}) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const format = useFormat();
  const { profile } = useMe();
  const { complaint, abilities } = page;
  // With representatives one talks; what is written goes to all, each on their own.
  const talksFor = isCollective(complaint) && abilities.tryContact;
  const modes = (["reply", "note", "call"] as const).filter((m) => (m === "note" ? abilities.note : abilities.message || (m === "call" && talksFor)));
  const [chosen, setChosen] = useState<ComposerMode>("reply");
  const mode = modes.includes(chosen) ? chosen : (modes[0] ?? null);
  const shelf = useMemo(() => draftShelf(client, complaint.id), [client, complaint.id]);
  const reply = useDraft<Written>(`reply:${complaint.id}`, nothing, shelf);
  const note = useDraft<Written>(`note:${complaint.id}`, nothing, shelf);
  const draft = mode === "note" ? note : reply;
  const written = { text: draft.value.text ?? "", files: draft.value.files ?? [], words: draft.value.words ?? noWords };
  const acts = mode === "reply" ? (draft.value.acts ?? noActs) : noActs;
  const given = useGivenWords({
    text: mode === "call" ? "" : written.text,
    of: mode === "note" ? "call" : "message",
    words: written.words,
    onChange: (words) => draft.set((d) => ({ ...d, words })),
    enabled: mode !== "call" && abilities.promise === true,
  });
  const [busy, setBusy] = useState(false);
  const [held, setHeld] = useState<readonly TimelineItem[] | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  // What the writer has seen: everything while nothing is written, then what stood there when they began, until they looked again.
  const seen = useRef(page.lastSeq);
  if (mode !== "reply" || written.text === "") seen.current = page.lastSeq;
  const rest = useDebounced(() => onTyping(false), typingMs);
  const files = useFiles((file) => draft.set((d) => ({ ...d, files: [...(d.files ?? []), file] })));

  const write = useCallback((next: ComposerMode) => {
    setChosen(next);
    requestAnimationFrame(() => area.current?.focus());
  }, []);
  useImperativeHandle(
    ref,
    () => ({
      write,
      quote: (text) => {
        setChosen("reply");
        reply.set((d) => ({
          ...d,
          text: `${text
            .split("\n")
            .map((l) => `> ${l}`)
            .join("\n")}\n\n${d.text ?? ""}`,
        }));
        requestAnimationFrame(() => area.current?.focus());
      },
    }),
    [write, reply.set],
  );
  useEffect(() => () => onTyping(false), [onTyping]);

  useRestored(complaint.id, ({ text, files: returned, acts: prepared }) => {
    write("reply");
    reply.set((d) => ({
      ...d,
      text: [text, d.text].filter(Boolean).join("\n\n"),
      files: [...returned, ...(d.files ?? [])],
      ...(prepared ? { acts: prepared } : {}),
    }));
  });
  const [planning, setPlanning] = useState(false);
  const plan = useRef<Instant | null>(null);
  const { takeBack } = useOutboxActs();

  const picker = useReplyPicker({
    complaintId: complaint.id,
    text: mode === "call" ? "" : written.text,
    area,
    onFill: (text, filled) => {
      if (mode === "note") note.set((d) => ({ ...d, text }));
      else {
        setChosen("reply");
        reply.set((d) => ({ ...d, text, acts: filled.acts }));
      }
    },
  });
  const mention = useMentionPicker({
    complaintId: complaint.id,
    text: written.text,
    area,
    enabled: mode === "note",
    onFill: (text) => note.set((d) => ({ ...d, text })),
  });
  // What stands in the field when a colleague's text comes is kept by the server first.
  const field: PenField = {
    data: reply.value,
    fill: (data) => {
      reply.set((data ?? nothing) as Written);
      write("reply");
    },
  };
  const doPrepared = usePreparedActs(complaint.id);

  const send = async (sendAt: Instant | null = null) => {
    const text = written.text.trim();
    if (busy || text === "" || files.busy || mode === null) return;
    if (mode === "reply" && openIn(written.text, acts)) {
      showToast(t("replies.fillFirst", { count: openPlacesOf(`${written.text}\n${acts.note}`).length }), { tone: "calm" });
      return showPlace(area.current, 0, written.text.length);
    }
    setBusy(true);
    plan.current = sendAt;
    const attachmentIds = written.files.map((f) => f.id);
    const promises = given.toSend(text);
    try {
      if (mode === "note") await deskApi.addNote(complaint.id, { text, attachmentIds, promises });
      else {
        const times = { delaySeconds: sendAt ? 0 : profile.undoSeconds, sendAt };
        const { waiting } = await deskApi.sendMessage(complaint.id, { text, attachmentIds, lastSeenSeq: seen.current, promises, ...times });
        afterSending(waiting, promises.length);
        await doPrepared(acts, waiting?.id);
      }
      draft.clear();
      setHeld(null);
      onTyping(false);
      await client.invalidateQueries({ queryKey: deskKeys.page(complaint.id) });
      if (mode === "note") showToast(promises.length > 0 ? t("given.recorded", { count: promises.length }) : t("said.noteSaved"));
    } catch (error) {
      const newer =
        error instanceof ApiError && error.code === "newerMessages" ? (error.details as { items?: readonly TimelineItem[] } | undefined)?.items : undefined;
      if (newer) {
        seen.current = newer.reduce((last, item) => (BigInt(item.seq) > BigInt(last) ? item.seq : last), seen.current);
        setHeld(newer);
        void client.invalidateQueries({ queryKey: deskKeys.page(complaint.id) });
      } else showError(error);
    } finally {
      setBusy(false);
    }
  };
  const afterSending = (waiting: WaitingMessage | undefined, promised: number) => {
    if (waiting) {
      refreshOutbox(client, complaint.id);
      const { planned, sendAt, inMs } = waiting;
      const text = planned ? t("said.plannedFor", { when: format.time(sendAt) }) : t("said.sending");
      showToast(text, { undo: () => takeBack(waiting), ...(planned ? {} : { seconds: inMs / 1_000 }) });
    } else if (promised > 0) showToast(t("given.recorded", { count: promised }));
    else showToast(t(page.delivery === "mail" ? "said.sentByMail" : "said.sentToPage"));
    if (profile.afterSend === "next") onNext(nextId);
    if (profile.afterSend === "list") onNext(null);
  };
  const onKey = useSendKey(() => void send());

  if (mode === null) return null;
  return (
    <section
      className="desk-composer"
      data-mode={mode}
      data-empty={(mode !== "call" && written.text === "" && written.files.length === 0) || undefined}
      aria-label={t("composer.label")}
      data-dropping={files.dropping || undefined}
      {...(mode === "call" ? {} : files.dropZone)}
    >
      {held ? <HeldBack items={held} page={page} onLooked={() => setHeld(null)} onSend={() => void send(plan.current)} busy={busy} /> : null}
      <div className="desk-composer-modes" role="group" aria-label={t("composer.label")}>
        {modes.map((m) => (
          <button key={m} type="button" aria-pressed={mode === m} onClick={() => write(m)}>
            {t(`composer.${m}`)}
          </button>
        ))}
        {mode === "note" ? <span className="desk-composer-where">{t("composer.internalOnly")}</span> : null}
      </div>
      {mode === "reply" ? <PenSlot page={page} field={field} /> : null}
      {mode === "call" ? (
        <CallForm page={page} onDone={() => setChosen("reply")} />
      ) : (
        <>
          <TextArea
            label={t(mode === "note" ? "composer.note" : "composer.reply")}
            hideLabel
            value={written.text}
            rows={3}
            maxLength={50_000}
            inputRef={area}
            lang={mode === "reply" ? complaint.language : undefined}
            placeholder={t(mode === "note" ? "composer.notePlaceholder" : "composer.replyPlaceholder")}
            onPaste={files.onPaste}
            onSelect={() => {
              picker.onSelect();
              mention.onSelect();
            }}
            aria-autocomplete="list"
            aria-controls={picker.offered ? picker.listId : mention.offered ? mention.listId : undefined}
            aria-activedescendant={
              picker.offered?.length ? `${picker.listId}-${picker.active}` : mention.offered ? `${mention.listId}-${mention.active}` : undefined
            }
            onChange={(text) => {
              draft.set((d) => ({ ...d, text, ...(text === "" ? { words: undefined, acts: undefined } : {}) }));
              mention.onSelect();
              picker.onSelect(); // an input method writes without a key press
              onTyping(true);
              rest();
            }}
            onKeyDown={(e) => {
              if (picker.onKey(e) || mention.onKey(e)) return;
              if (e.key === "Escape") {
                e.stopPropagation();
                e.currentTarget.blur();
                return;
              }
              if (!given.onKey(e)) onKey(e);
            }}
          />
          <ReplyList picker={picker} />
          <MentionList picker={mention} />
          {mode === "reply" ? <OpenPlaces text={written.text} area={area} /> : null}
          <PreparedActs acts={acts} onChange={(changed) => reply.set((d) => ({ ...d, acts: changed }))} />
          <ReplyOffers take={picker.take} />
          <PromiseOffers key={mode} handle={given} text={written.text} />
          <FileList
            files={written.files}
            waiting={files.waiting}
            onRemove={(id) => draft.set((d) => ({ ...d, files: (d.files ?? []).filter((f) => f.id !== id) }))}
          />
          <div className="desk-composer-foot">
            <AttachButton onFiles={files.take} />
            <button
              type="button"
              className="desk-icon"
              aria-label={t("replies.title")}
              title={t("replies.titleKey")}
              onClick={() => picker.ask((text) => draft.set((d) => ({ ...d, text })))}
            >
              <MessageOutlined aria-hidden />
            </button>
            {mode === "reply" ? <PenShareSlot page={page} field={field} /> : null}
            <span className="desk-muted desk-draft">
              {mode === "reply" && page.delivery === "trackingPage" ? (
                <>
                  {t("composer.onTrackingPage")}{" "}
                  <button type="button" className="desk-link" onClick={() => open("tracking")}>
                    {t("composer.shareLink")}
                  </button>{" "}
                </>
              ) : null}
              {mode === "reply" && page.delivery === "mail" ? <>{t("composer.byMail")} </> : null}
              <span role="status">{written.text ? t(`draft.${draft.status}`, { defaultValue: "" }) : ""}</span>
            </span>
            <span className="desk-keys">{t(profile.sendKey === "enter" ? "composer.enterSends" : "composer.modEnterSends")}</span>
            <span className="desk-send">
              {mode === "reply" ? (
                <button
                  type="button"
                  className="desk-icon"
                  aria-label={t("outbox.later")}
                  title={t("outbox.later")}
                  disabled={busy || written.text.trim() === "" || files.busy}
                  onClick={() => setPlanning(true)}
                >
                  <ClockCircleOutlined aria-hidden />
                </button>
              ) : null}
              <button
                type="button"
                className={`desk-button ${mode === "note" ? "desk-note-button" : "desk-primary"}`}
                disabled={busy || written.text.trim() === "" || files.busy}
                onClick={() => void send()}
              >
                {t(mode === "note" ? "composer.saveNote" : held ? "composer.sendAnyway" : "composer.send")}
              </button>
            </span>
          </div>
        </>
      )}
      {planning ? (
        <SendLaterDialog
          title={t("outbox.later")}
          onClose={() => setPlanning(false)}
          onTake={(at) => {
            setPlanning(false);
            void send(at);
          }}
        />
      ) : null}
    </section>
  );
});
