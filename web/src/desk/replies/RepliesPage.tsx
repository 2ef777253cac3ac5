import type { SavedReply } from "@amends/core/desk/contract-replies";
import { isMacro, textFor } from "@amends/core/desk/saved-reply";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { useLanguage } from "../../ui/use-format.ts";
import { useTitle } from "../../ui/use-title.ts";
import { ReplyEditor } from "./ReplyEditor.tsx";
import { readable } from "./readable.ts";
import { useReplies } from "./reply-api.ts";
import "../desk.css";
import "../pages.css";

/** Saved replies and macros: one's own and the team's, at the left; the chosen one beside. */
export function RepliesPage() {
  const { t } = useTranslation("desk");
  const replies = useReplies();
  const [chosen, setChosen] = useState<string | "new" | null>(null);
  useTitle(t("replies.title"));
  const reply = replies?.find((each) => each.id === chosen) ?? null;
  const groups = [
    { name: t("replies.own"), list: (replies ?? []).filter((each) => !each.shared) },
    { name: t("replies.shared"), list: (replies ?? []).filter((each) => each.shared) },
  ];
  return (
    <div className="desk-sheet">
      <header className="desk-sheet-head">
        <h1>{t("replies.title")}</h1>
        <span className="desk-muted">{t("replies.hint")}</span>
      </header>
      <div className="desk-sheet-two desk-sheet-even">
        <section className="desk-card">
          <div className="desk-row-actions">
            <button type="button" className="desk-button desk-primary" onClick={() => setChosen("new")}>
              {t("replies.new")}
            </button>
          </div>
          {replies ? null : <SkeletonText lines={6} />}
          {replies?.length === 0 ? <p className="desk-muted">{t("replies.empty")}</p> : null}
          {groups.map(({ name, list }) =>
            list.length > 0 ? (
              <section key={name}>
                <h2>{name}</h2>
                <ul className="desk-reply-list">
                  {list.map((each) => (
                    <Line key={each.id} reply={each} chosen={each.id === chosen} onChoose={() => setChosen(each.id)} />
                  ))}
                </ul>
              </section>
            ) : null,
          )}
        </section>
        {chosen === "new" || reply ? (
          <ReplyEditor key={chosen} reply={reply} onSaved={setChosen} onGone={() => setChosen(null)} />
        ) : (
          <p className="desk-muted desk-card">{t("replies.choose")}</p>
        )}
      </div>
    </div>
  );
}

function Line({ reply, chosen, onChoose }: { reply: SavedReply; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <strong>{reply.name}</strong> {isMacro(reply.acts) ? <span className="desk-tag">{t("replies.macro")}</span> : null}
        {reply.team ? <span className="desk-tag">{reply.team}</span> : null}
        <span className="desk-muted">{readable(textFor(reply.texts, language)?.text ?? "", t)}</span>
      </button>
    </li>
  );
}
