import { CloseOutlined, LoadingOutlined, PaperClipOutlined } from "@ant-design/icons";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showError } from "../ui/toasts.ts";
import { deskApi } from "./desk-api.ts";
import type { UploadedFile } from "./desk-types.ts";
import { fileSize } from "./MessageCard.tsx";

/** Uploads files at once, however they come (button, paste, drop); `onFile` is told of each that arrived. */
export function useFiles(onFile: (file: UploadedFile) => void) {
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const [dropping, setDropping] = useState(false);
  const take = (list: readonly File[]) => {
    for (const file of list) {
      setWaiting((now) => [...now, file.name]);
      deskApi
        .upload(file)
        .then(onFile, showError)
        .finally(() =>
          setWaiting((now) => {
            const at = now.indexOf(file.name);
            return now.filter((_, i) => i !== at);
          }),
        );
    }
  };
  const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])];
  return {
    take,
    waiting,
    busy: waiting.length > 0,
    dropping,
    onPaste: (e: ClipboardEvent) => {
      const found = filesOf(e.clipboardData);
      if (found.length === 0) return;
      e.preventDefault();
      take(found);
    },
    dropZone: {
      onDragOver: (e: DragEvent) => {
        if (!e.dataTransfer.types.includes("Files")) return;
        e.preventDefault();
        setDropping(true);
      },
      onDragLeave: () => setDropping(false),
      onDrop: (e: DragEvent) => {
        setDropping(false);
        const found = filesOf(e.dataTransfer);
        if (found.length === 0) return;
        e.preventDefault();
        take(found);
      },
    },
  };
}

/** Files without dragging. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation("desk");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="desk-button desk-quiet" onClick={() => input.current?.click()}>
        <PaperClipOutlined aria-hidden />
        {t("composer.attach")}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(e) => {
          onFiles([...(e.target.files ?? [])]);
          e.target.value = "";
        }}
      />
    </>
  );
}

export function FileList({ files, waiting, onRemove }: { files: readonly UploadedFile[]; waiting: readonly string[]; onRemove: (id: string) => void }) {
  const { t } = useTranslation("desk");
  if (files.length + waiting.length === 0) return null;
  return (
    <ul className="desk-files" aria-label={t("composer.files")}>
      {files.map((file) => (
        <li key={file.id}>
          <PaperClipOutlined aria-hidden />
          <span className="desk-clip">{file.name}</span>
          <span className="desk-muted">{fileSize(file.size)}</span>
          <button type="button" className="desk-icon" aria-label={t("composer.removeFile", { name: file.name })} onClick={() => onRemove(file.id)}>
            <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
      {waiting.map((name, i) => (
        <li key={`${name} ${String(i)}`} aria-busy>
          <LoadingOutlined aria-hidden />
          <span className="desk-clip">{name}</span>
        </li>
      ))}
    </ul>
  );
}
