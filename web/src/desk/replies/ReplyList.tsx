import { isMacro } from "@amends/core/desk/saved-reply";
import { ThunderboltOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { readable } from "./readable.ts";
import type { ReplyPicker } from "./use-reply-picker.ts";

/** The list at the slash. Focus stays in the text; the list says which one Enter takes. */
export function ReplyList({ picker }: { picker: ReplyPicker }) {
  const { t } = useTranslation("desk");
  const { offered, active, listId } = picker;
  if (!offered) return null;
  return (
    <div className="desk-replies">
      <div id={listId} role="listbox" aria-label={t("replies.title")}>
        {offered.map(({ value, label, note, reply }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the text (aria-activedescendant)
          <div
            key={value}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === active}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => picker.take(reply)}
          >
            <strong>
              {isMacro(reply.acts) ? (
                <span title={t("replies.macro")}>
                  <ThunderboltOutlined aria-label={t("replies.macro")} />{" "}
                </span>
              ) : null}
              {label}
            </strong>
            <span className="desk-muted">{readable(note, t)}</span>
          </div>
        ))}
      </div>
      <p className="desk-muted">
        {offered.length === 0 ? t("replies.none") : t("replies.how")} <Link to="/settings/replies">{t("replies.manage")}</Link>
      </p>
    </div>
  );
}
