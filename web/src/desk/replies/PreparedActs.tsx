import { isMacro, type ReplyActs } from "@amends/core/desk/saved-reply";
import { CloseOutlined, ThunderboltOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";

/** What a macro prepared, done when the answer is sent and not before; each can be left out. */
export function PreparedActs({ acts, onChange }: { acts: ReplyActs; onChange: (acts: ReplyActs) => void }) {
  const { t } = useTranslation("desk");
  if (!isMacro(acts)) return null;
  const parts: { key: string; text: string; without: ReplyActs }[] = acts.addTags.map((tag) => ({
    key: `tag ${tag}`,
    text: t("replies.actTag", { tag }),
    without: { ...acts, addTags: acts.addTags.filter((each) => each !== tag) },
  }));
  if (acts.waitDays) parts.push({ key: "wait", text: t("replies.actWait", { count: acts.waitDays }), without: { ...acts, waitDays: null } });
  return (
    <div className="desk-prepared">
      <ThunderboltOutlined aria-hidden /> {t("replies.withIt")}{" "}
      {parts.map(({ key, text, without }) => (
        <span key={key} className="desk-tag">
          {text}
          <button type="button" className="desk-tag-out" aria-label={t("replies.leaveOut", { what: text })} onClick={() => onChange(without)}>
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
      {acts.note ? (
        <span className="desk-prepared-note">
          <TextField label={t("replies.actNote")} value={acts.note} onChange={(note) => onChange({ ...acts, note })} maxLength={5_000} />
          <button
            type="button"
            className="desk-tag-out"
            aria-label={t("replies.leaveOut", { what: t("replies.actNote") })}
            onClick={() => onChange({ ...acts, note: "" })}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ) : null}
    </div>
  );
}
