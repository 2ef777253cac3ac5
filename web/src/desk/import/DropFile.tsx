import { FileExcelOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseTable } from "./ChooseTable.tsx";

/** A file by button or by drop. */
export function DropFile({ onFile, busy }: { onFile: (file: File) => void; busy: boolean }) {
  const { t } = useTranslation("desk");
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
      <ChooseTable label={t("import.choose")} busy={busy} primary onFile={onFile}>
        {busy ? t("import.reading") : undefined}
      </ChooseTable>
      <p className="desk-muted">{t("import.kinds")}</p>
    </div>
  );
}
