import type { FoundPromise } from "@amends/core/desk/found-promise";
import { BulbOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../ui/directory.ts";
import { Keys } from "../../ui/Keys.tsx";
import { useMe } from "../../ui/me.ts";
import { PromiseSign } from "../../ui/PromiseSign.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { GivenWordForm } from "./GivenWordForm.tsx";
import type { GivenWord } from "./given-words.ts";
import { languageOfText, sampleFor } from "./use-found-promises.ts";
import { keepKey, type WordsHandle } from "./use-given-words.ts";

/** More than these are counted, not shown: the field is for writing. */
const most = 3;

/**
 * Quiet lines beneath the text: promises found in it, offered for keeping; those that will be recorded; and the first that names
 * no time. Nothing opens by itself, nothing covers the text.
 */
export function PromiseOffers({ handle, text }: { handle: WordsHandle; text: string }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const { offers } = handle;
  const [editing, setEditing] = useState<GivenWord | null>(null);
  const open = offers.open.slice(0, most);
  const more = offers.open.length - open.length;
  if (offers.given.length + offers.open.length === 0 && !offers.vague && !editing) return null;
  return (
    <ul className="desk-words" aria-label={t("given.label")} aria-live="polite">
      {offers.given.map((word) => (
        <li key={word.quote} data-given>
          <PromiseSign state="open" word={false} />
          <p>
            {t("given.willRecord")} <Told what={word.what} dueAt={word.dueAt} personId={word.personId} />{" "}
            <button type="button" className="desk-link" onClick={() => setEditing(word)}>
              {t("given.edit")}
            </button>{" "}
            <button type="button" className="desk-link" onClick={() => handle.takeBack(word.quote)}>
              {t("given.takeBack")}
            </button>
          </p>
        </li>
      ))}
      {open.map((one, i) => (
        <li key={`${String(one.start)}${one.what}`}>
          <PromiseSign state="open" word={false} />
          <p>
            {t(one.certainty === "clear" ? "given.found" : "given.maybe")} <Told what={one.what} dueAt={one.dueAt ?? ""} personId={me} />{" "}
            <button type="button" className="desk-link" onClick={() => handle.keep(one)}>
              {t("given.keep")}
            </button>{" "}
            {i === 0 ? (
              <span className="desk-words-key">
                <Keys keys={keepKey} />{" "}
              </span>
            ) : null}
            <button type="button" className="desk-link" onClick={() => setEditing(editable(one, me, text))}>
              {t("given.edit")}
            </button>{" "}
            <button type="button" className="desk-link desk-muted" onClick={() => handle.dismiss(one)} aria-label={t("given.dismissThis", { what: one.what })}>
              {t("given.dismiss")}
            </button>
          </p>
        </li>
      ))}
      {more > 0 ? <li className="desk-muted">{t("given.more", { count: more })}</li> : null}
      {offers.vague && !editing ? <Vague one={offers.vague} text={text} onDismiss={handle.dismiss} /> : null}
      {editing ? (
        <li className="desk-words-edit">
          <GivenWordForm
            word={editing}
            onSave={(word) => {
              handle.change(word);
              setEditing(null);
            }}
            onCancel={() => setEditing(null)}
          />
        </li>
      ) : null}
    </ul>
  );
}

function editable(one: FoundPromise, personId: string, text: string): GivenWord {
  return { quote: text.slice(one.start, one.end), what: one.what, personId, dueAt: one.dueAt ?? "", kind: one.kind, timeSet: false };
}

/** 'call you back — Fri 27 Nov, 18:00', and by whom when it is somebody else. */
function Told({ what, dueAt, personId }: { what: string; dueAt: string; personId: string }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer.id;
  const people = usePeople();
  const who = personId === me ? "" : (people.find((p) => p.id === personId)?.name ?? "");
  return (
    <>
      <strong>{what}</strong> · {t("given.by", { day: format.time(dueAt, "day"), time: format.time(dueAt, "time") })}
      {who ? ` · ${who}` : ""}
    </>
  );
}

function Vague({ one, text, onDismiss }: { one: FoundPromise; text: string; onDismiss: (one: FoundPromise) => void }) {
  const { t, i18n } = useTranslation("desk");
  const language = languageOfText(text, i18n.language === "zh-TW" ? "zh-TW" : "zh-CN");
  return (
    <li data-vague>
      <BulbOutlined aria-hidden="true" />
      <p>
        {t("given.vague", { words: one.words })} <q lang={language}>{sampleFor(one.kind, language)}</q>{" "}
        <button type="button" className="desk-link desk-muted" onClick={() => onDismiss(one)}>
          {t("given.understood")}
        </button>
      </p>
    </li>
  );
}
