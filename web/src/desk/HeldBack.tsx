import type { ComplaintPage, TimelineItem } from "@amends/core/desk/contract-view";
import { ExclamationCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Time } from "../ui/Time.tsx";
import { useSentenceWords } from "./use-sentence-words.ts";

/** Why an answer did not go out: what came in meanwhile. The text stays; after a look it can be sent all the same. */
export function HeldBack({
  items,
  page,
  onLooked,
  onSend,
  busy,
}: {
  items: readonly TimelineItem[];
  page: ComplaintPage;
  onLooked: () => void;
  onSend: () => void;
  busy: boolean;
}) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  return (
    <div className="desk-held" role="alert">
      <p>
        <ExclamationCircleOutlined aria-hidden /> <strong>{t("held.title", { count: items.length })}</strong> {t("held.kept")}
      </p>
      <ul>
        {items.slice(-5).map((item) => (
          <li key={item.id}>
            <strong>{words.actor(item.by)}</strong> <Time at={item.at} />
            <span className="desk-clip2">{item.type === "message" ? item.text : t("held.event")}</span>
          </li>
        ))}
      </ul>
      <div className="desk-row-actions">
        <button type="button" className="desk-button" onClick={onLooked}>
          {t("held.change")}
        </button>
        <button type="button" className="desk-button" disabled={busy} onClick={onSend}>
          {t("composer.sendAnyway")}
        </button>
      </div>
    </div>
  );
}
