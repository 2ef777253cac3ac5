import { FileExcelOutlined } from "@ant-design/icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** A file by button or by drop. */
export function DropFile({ onFile, busy }: { onFile: (file: File) => void; busy: boolean }) {
  const { t } = useTranslation("desk");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className="desk-drop"
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        const file = e.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <FileExcelOutlined aria-hidden />
      <p>{t("import.drop")}</p>
      <button type="button" className="desk-button desk-primary" disabled={busy} onClick={() => input.current?.click()}>
        {t(busy ? "import.reading" : "import.choose")}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.xlsx,.tsv,.txt,text/csv"
        hidden
        aria-label={t("import.choose")}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = "";
          if (file) onFile(file);
        }}
      />
      <p className="desk-muted">{t("import.kinds")}</p>
    </div>
  );
}
