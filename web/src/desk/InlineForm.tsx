import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  /** What the button says that opens it, and the one that does it. */
  readonly action: string;
  readonly busy: boolean;
  readonly ready: boolean;
  /** Gives null when it did not work: then the form stays open with what was typed. */
  readonly onDo: () => Promise<unknown>;
  readonly children: ReactNode;
};

/** A button that opens a few fields in place, does what they are for, and closes again. */
export function InlineForm({ action, busy, ready, onDo, children }: Props) {
  const { t } = useTranslation("desk");
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" className="desk-button" onClick={() => setAsking(true)}>
        {action}
      </button>
    );
  const finish = async () => {
    if (ready && (await onDo()) !== null) setAsking(false);
  };
  return (
    <form
      className="desk-inline-form"
      onSubmit={(e) => {
        e.preventDefault();
        void finish();
      }}
    >
      {children}
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={busy || !ready}>
          {action}
        </button>
        <button type="button" className="desk-button desk-quiet" onClick={() => setAsking(false)}>
          {t("dialog.cancel")}
        </button>
      </div>
    </form>
  );
}
