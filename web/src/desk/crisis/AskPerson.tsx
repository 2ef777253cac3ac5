import { useState } from "react";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { InlineForm } from "../InlineForm.tsx";

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
  const [person, setPerson] = useState("");
  const [said, setSaid] = useState("");
  const say = async () => {
    const answer = await onSay(person, said.trim());
    if (answer !== null) {
      setPerson("");
      setSaid("");
    }
    return answer;
  };
  return (
    <InlineForm action={action} busy={busy} ready={person !== ""} onDo={say}>
      <PersonPicker label={label} value={person} onChange={setPerson} required autoFocus {...(only ? { only } : {})} />
      {note ? <TextField label={note} value={said} onChange={setSaid} maxLength={1_000} /> : null}
    </InlineForm>
  );
}
