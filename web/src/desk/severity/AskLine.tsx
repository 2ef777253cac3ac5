import { useState } from "react";
import { TextArea } from "../../ui/TextArea.tsx";
import { InlineForm } from "../InlineForm.tsx";

/** A button that opens one question and gives the answer; `onSay` gives null when it did not work, then the text stays. */
export function AskLine({ action, label, busy, onSay }: { action: string; label: string; busy: boolean; onSay: (text: string) => Promise<unknown> }) {
  const [text, setText] = useState("");
  const say = async () => {
    const answer = await onSay(text.trim());
    if (answer !== null) setText("");
    return answer;
  };
  return (
    <InlineForm action={action} busy={busy} ready={text.trim() !== ""} onDo={say}>
      <TextArea label={label} value={text} onChange={setText} rows={2} maxLength={1_000} required autoFocus />
    </InlineForm>
  );
}
