import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../../ui/TextArea.tsx";

/** A button that opens one question and gives the answer; `onSay` gives null when it did not work, then the text stays. */
export function AskLine({ action, label, busy, onSay }: { action: string; label: string; busy: boolean; onSay: (text: string) => Promise<unknown> }) {
  const { t } = useTranslation("desk");
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState("");
  if (!asking)
    return (
      <button type="button" className="desk-button" onClick={() => setAsking(true)}>
        {action}
      </button>
    );
  const say = async () => {
    if (text.trim() === "" || (await onSay(text.trim())) === null) return;
    setText("");
    setAsking(false);
  };
  return (
    <form
      className="desk-inline-form"
      onSubmit={(e) => {
        e.preventDefault();
        void say();
      }}
    >
      <TextArea label={label} value={text} onChange={setText} rows={2} maxLength={1_000} required autoFocus />
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={busy || text.trim() === ""}>
          {action}
        </button>
        <button type="button" className="desk-button desk-quiet" onClick={() => setAsking(false)}>
          {t("dialog.cancel")}
        </button>
      </div>
    </form>
  );
}
