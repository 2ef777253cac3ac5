import type { OthersDraft } from "@amends/core/desk/contract-pen";
import { quietMinutes } from "@amends/core/desk/draft-open";
import { EditOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useAction } from "../../ui/actions.ts";
import { useFormat } from "../../ui/use-format.ts";
import css from "./Pen.module.css";
import { writtenIn } from "./written-in.ts";

type Props = { draft: OthersDraft; shown: boolean; onShow: (on: boolean) => void; onTake: () => void };

/** A colleague's answer: that it is being written, and once it is open, its words and the way to go on with it. */
export function OthersAnswer({ draft, shown, onShow, onTake }: Props) {
  const { t } = useTranslation(["drafts", "desk"]);
  const format = useFormat();
  const { name } = draft.writer;
  useAction(onTake, { label: t("takeOf", { name }), section: t("desk:complaint.section"), enabled: draft.open !== null });
  if (!draft.open)
    return (
      <p className={css.line}>
        <EditOutlined aria-hidden /> {t("writing", { name, minutes: quietMinutes })}
      </p>
    );
  const { text, files, prepared } = writtenIn(draft.data);
  return (
    <div className={css.item}>
      <p className={css.line} role="status">
        <EditOutlined aria-hidden /> {t(`open_${draft.open}`, { name, at: format.time(draft.updatedAt) })}
      </p>
      {shown ? (
        <>
          <div className={css.text}>{text}</div>
          {files.length > 0 ? <p className={css.line}>{t("files", { files: format.list(files) })}</p> : null}
          {prepared ? <p className={css.line}>{t("acts")}</p> : null}
        </>
      ) : null}
      <p className={css.do}>
        <button type="button" className="desk-button" onClick={onTake}>
          {t("take")}
        </button>
        <button type="button" className="desk-link" aria-expanded={shown} onClick={() => onShow(!shown)}>
          {t(shown ? "fold" : "read")}
        </button>
      </p>
    </div>
  );
}
