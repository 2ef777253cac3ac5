import { type ReactNode, useRef } from "react";

/** A button that lets one choose a table (CSV, XLSX). The same file can be chosen again, after it was put right. */
export function ChooseTable({
  label,
  busy,
  primary,
  onFile,
  children,
}: {
  label: string;
  busy: boolean;
  primary?: boolean;
  onFile: (file: File) => void;
  /** What the button says, where that is not the label. */
  children?: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={primary ? "desk-button desk-primary" : "desk-button"} disabled={busy} onClick={() => input.current?.click()}>
        {children ?? label}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.xlsx,.tsv,.txt,text/csv"
        hidden
        aria-label={label}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
