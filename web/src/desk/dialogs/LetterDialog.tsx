import type { LetterKind } from "@amends/core/desk/contract-letters";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { type Language, languages } from "../../ui/language.ts";
import { Pick } from "../../ui/Pick.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useFormat } from "../../ui/use-format.ts";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { deskApi } from "../desk-api.ts";
import { deskKeys } from "../desk-queries.ts";
import type { DialogProps } from "../OpenDialog.tsx";

const kinds: readonly LetterKind[] = ["acknowledgement", "progress", "decision", "settlement", "sheet"];

/** A letter from a template, filled from the complaint; what could not be filled is named before it goes out. */
export function LetterDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const client = useQueryClient();
  const { complaint } = page;
  const [kind, setKind] = useState<LetterKind>(complaint.acknowledgement ? "progress" : "acknowledgement");
  const [language, setLanguage] = useState<Language>(complaint.language);
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const [anyway, setAnyway] = useState(false);
  const preview = useMutation({
    mutationFn: (of: { kind: LetterKind; language: Language }) => deskApi.letterPreview(complaint.id, of.kind, of.language),
    onSuccess: (letter) => {
      setSubject(letter.subject);
      setText(letter.text);
    },
  });
  const keep = useMutation({
    mutationFn: () => deskApi.keepLetter(complaint.id, { kind, language, subject: subject.trim(), text: text.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: deskKeys.page(complaint.id) });
      showToast(t("said.letterKept"));
      onClose();
    },
  });
  const { mutate } = preview;
  useEffect(() => mutate({ kind, language }), [kind, language, mutate]);
  const open = (preview.data?.unresolved ?? []).filter((name) => `${subject}${text}`.includes(`{{${name}}}`));
  const print = () =>
    window.open(`/api/complaints/${complaint.id}/print?kind=${kind === "settlement" ? "settlement" : "sheet"}&language=${language}`, "_blank", "noopener");
  return (
    <DeskDialog
      title={t("action.letter")}
      submit={t("letter.keep")}
      size="wide"
      onClose={onClose}
      busy={keep.isPending}
      error={keep.error ?? preview.error}
      ready={subject.trim() !== "" && text.trim() !== "" && (open.length === 0 || anyway)}
      onSubmit={() => keep.mutateAsync().catch(() => undefined)}
      extra={
        <>
          {kind === "settlement" || kind === "sheet" ? (
            <button type="button" className="desk-button" onClick={print}>
              {t("letter.print")}
            </button>
          ) : null}
          <CopyButton text={`${subject}\n\n${text}`} label={t("letter.copy")} />
        </>
      }
    >
      <Chips label={t("letter.kind")} value={kind} onChange={setKind} choices={kinds.map((k) => ({ value: k, label: t(`letter.kind_${k}`) }))} />
      <Pick
        label={t("words:field.language")}
        value={language}
        onChange={setLanguage}
        choices={languages.map((l) => ({ value: l, label: t(`words:language.${l}`) }))}
      />
      {open.length ? (
        <p className="desk-need" role="status">
          {t("letter.unresolved", { names: format.list(open.map((n) => t(`variable.${n}`, { defaultValue: n }))) })}
        </p>
      ) : null}
      {open.length ? <Check label={t("letter.anyway")} checked={anyway} onChange={setAnyway} /> : null}
      <TextField label={t("letter.subject")} value={subject} onChange={setSubject} required lang={language} />
      <TextArea label={t("letter.text")} value={text} onChange={setText} rows={14} maxLength={20_000} required lang={language} />
      <p className="desk-muted">{t(page.delivery === "mail" ? "letter.goesByMail" : "letter.goesToPage")}</p>
    </DeskDialog>
  );
}
