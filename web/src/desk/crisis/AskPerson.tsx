import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";

type Props = {
  readonly action: string;
  readonly label: string;
  /** Label of a note that goes with it; none is asked for without. */
  readonly note?: string;
  readonly busy: boolean;
  readonly only?: (person: { id: string; role: string; teamId: string }) => boolean;
  readonly onSay: (personId: string, note: string) => Promise<unknown>;
};

/** A button that asks for one person, and what they should know; stays open when it did not work. */
export function AskPerson({ action, label, note, busy, only, onSay }: Props) {
  const { t } = useTranslation("desk");
  const [asking, setAsking] = useState(false);
  const [person, setPerson] = useState("");
  const [said, setSaid] = useState("");
  if (!asking)
    return (
      <button type="button" className="desk-button" onClick={() => setAsking(true)}>
        {action}
      </button>
    );
  const say = async () => {
    if (person === "" || (await onSay(person, said.trim())) === null) return;
    setPerson("");
    setSaid("");
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
      <PersonPicker label={label} value={person} onChange={setPerson} required autoFocus {...(only ? { only } : {})} />
      {note ? <TextField label={note} value={said} onChange={setSaid} maxLength={1_000} /> : null}
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={busy || person === ""}>
          {action}
        </button>
        <button type="button" className="desk-button desk-quiet" onClick={() => setAsking(false)}>
          {t("dialog.cancel")}
        </button>
      </div>
    </form>
  );
}
