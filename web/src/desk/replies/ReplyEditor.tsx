import { replyNames, type SavedReply, type SavedReplyInput } from "@amends/core/desk/contract-replies";
import { fillLetter } from "@amends/core/desk/letter-fill";
import { noActs, openNamesOf, type ReplyActs } from "@amends/core/desk/saved-reply";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { errorText } from "../../ui/error-text.ts";
import { type Language, languages } from "../../ui/language.ts";
import { useMay } from "../../ui/me.ts";
import { Pick } from "../../ui/Pick.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useFormat, useLanguage } from "../../ui/use-format.ts";
import { exampleValues } from "../settings/letter-example.ts";
import { replyApi } from "./reply-api.ts";

const blank: SavedReplyInput = { name: "", shared: false, texts: { "zh-CN": "", "zh-TW": "", en: "" }, acts: { ...noActs, addTags: [] } };
const tagsOf = (typed: string) => [...new Set(typed.split(/[,，、\n]/).map((tag) => tag.trim()))].filter(Boolean).slice(0, 20);
const waits = [1, 2, 3, 5, 7, 14, 30];

type Props = { reply: SavedReply | null; onSaved: (id: string) => void; onGone: () => void };

/** One saved reply in three languages, with the names it may use at hand, what it prepares besides, and an example of what comes of it. */
export function ReplyEditor({ reply, onSaved, onGone }: Props) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const mayShare = useMay("shareReplies");
  const locked = reply !== null && !reply.mayEdit;
  const [draft, setDraft] = useState<SavedReplyInput>(reply ?? blank);
  const [tags, setTags] = useState(draft.acts.addTags.join("，"));
  const acts: ReplyActs = { ...draft.acts, addTags: tagsOf(tags) };
  const setActs = (change: Partial<ReplyActs>) => setDraft({ ...draft, acts: { ...draft.acts, ...change, addTags: [...draft.acts.addTags] } });
  const save = useMutation({
    mutationFn: () => replyApi.save(reply?.id ?? null, { ...draft, acts: { ...acts, addTags: [...acts.addTags] } }),
    onSuccess: async (saved) => {
      showToast(t("said.saved"));
      await replyApi.refresh(client);
      onSaved(saved.id);
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => replyApi.remove(id),
    onSuccess: async () => {
      const { mine: _mine, mayEdit: _may, team: _team, id: _id, ...again } = reply as SavedReply;
      showToast(t("replies.deleted"), {
        undo: async () => {
          await replyApi.save(null, again);
          await replyApi.refresh(client);
        },
      });
      await replyApi.refresh(client);
      onGone();
    },
  });
  const empty = Object.values(draft.texts).every((each) => each.trim() === "");
  return (
    <form
      className="desk-card"
      onSubmit={(e) => {
        e.preventDefault();
        save.mutate();
      }}
    >
      <fieldset className="desk-fieldset" disabled={locked}>
        <TextField label={t("replies.name")} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} maxLength={80} required />
        <ReplyTexts texts={draft.texts} onChange={(texts) => setDraft({ ...draft, texts })} />
        <details className="desk-more" open={acts.addTags.length > 0 || acts.note !== "" || acts.waitDays !== null}>
          <summary>{t("replies.acts")}</summary>
          <p className="desk-muted">{t("replies.actsHint")}</p>
          <TextField label={t("replies.tags")} value={tags} onChange={setTags} maxLength={400} />
          <TextArea label={t("replies.note")} value={acts.note} onChange={(note) => setActs({ note })} rows={2} maxLength={5_000} />
          <Pick
            label={t("replies.wait")}
            value={acts.waitDays === null ? "" : String(acts.waitDays)}
            onChange={(days) => setActs({ waitDays: days ? Number(days) : null })}
            choices={waits.map((days) => ({ value: String(days), label: t("replies.days", { count: days }) }))}
            empty={t("replies.noWait")}
          />
        </details>
        {mayShare || draft.shared ? (
          <Check label={t("replies.share")} checked={draft.shared} onChange={(shared) => setDraft({ ...draft, shared })} disabled={!mayShare} />
        ) : null}
      </fieldset>
      {(save.error ?? remove.error) ? (
        <p className="desk-error" role="alert">
          {errorText(save.error ?? remove.error)}
        </p>
      ) : null}
      {locked ? (
        <p className="desk-muted">{t("replies.locked")}</p>
      ) : (
        <div className="desk-row-actions">
          <button type="submit" className="desk-button desk-primary" disabled={save.isPending || draft.name.trim() === "" || empty}>
            {t("dialog.save")}
          </button>
          {reply ? (
            <button type="button" className="desk-button desk-quiet" disabled={remove.isPending} onClick={() => remove.mutate(reply.id)}>
              {t("replies.delete")}
            </button>
          ) : null}
        </div>
      )}
    </form>
  );
}

function ReplyTexts({ texts, onChange }: { texts: SavedReplyInput["texts"]; onChange: (texts: SavedReplyInput["texts"]) => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(languages.find((each) => texts[own] === "" && texts[each] !== "") ?? own);
  const area = useRef<HTMLTextAreaElement>(null);
  const text = texts[language];
  const example = text ? fillLetter({ subject: "", body: text }, exampleValues(language)).text : "";
  const open = openNamesOf(example);
  const insert = (name: string) => {
    const from = area.current?.selectionStart ?? text.length;
    const place = `{{${name}}}`;
    onChange({ ...texts, [language]: `${text.slice(0, from)}${place}${text.slice(area.current?.selectionEnd ?? from)}` });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + place.length, from + place.length);
    });
  };
  return (
    <>
      <Segments
        label={t("words:field.language")}
        value={language}
        onChange={setLanguage}
        choices={languages.map((each) => ({ value: each, label: `${t(`words:language.${each}`)}${texts[each] ? "" : " –"}` }))}
      />
      <TextArea
        label={t("replies.text")}
        hint={t("replies.textHint", { example: `{{${t("replies.blank")}}}` })}
        value={text}
        onChange={(next) => onChange({ ...texts, [language]: next })}
        rows={7}
        maxLength={20_000}
        lang={language}
        inputRef={area}
      />
      <fieldset className="desk-group">
        <legend>{t("letter.variables")}</legend>
        <div className="desk-suggest">
          {replyNames.map((name) => (
            <button key={name} type="button" className="desk-quick" title={t("letter.insert", { name })} onClick={() => insert(name)}>
              {t(`variable.${name}`)}
            </button>
          ))}
          <button type="button" className="desk-quick" onClick={() => insert(t("replies.blank"))}>
            {t("replies.blankButton")}
          </button>
        </div>
      </fieldset>
      {example ? (
        <figure className="desk-reply-example">
          <figcaption className="desk-muted">{t("replies.example")}</figcaption>
          <blockquote className="desk-text" lang={language}>
            {example}
          </blockquote>
          {open.length > 0 ? <p className="desk-need">{t("replies.staysOpen", { names: format.list(open) })}</p> : null}
        </figure>
      ) : null}
    </>
  );
}
