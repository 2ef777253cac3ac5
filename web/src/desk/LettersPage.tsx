import type { LetterKind, LetterTemplateView } from "@amends/core/desk/contract-letters";
import { fillLetter } from "@amends/core/desk/letter-fill";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { errorText } from "../ui/error-text.ts";
import { type Language, languages } from "../ui/language.ts";
import { useMay } from "../ui/me.ts";
import { Segments } from "../ui/Segments.tsx";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import { useTitle } from "../ui/use-title.ts";
import { itemsOf } from "./desk-api.ts";
import { exampleValues, letterVariables } from "./settings/letter-example.ts";
import "./desk.css";
import "./pages.css";

const kinds: readonly LetterKind[] = ["acknowledgement", "progress", "decision", "settlement", "sheet"];
const key = ["letter-templates"];

/** Templates of the letters: one per kind and language, with the variables at hand and a preview beside. */
export function LettersPage() {
  const { t } = useTranslation("desk");
  const own = useLanguage();
  const [kind, setKind] = useState<LetterKind>("acknowledgement");
  const [language, setLanguage] = useState<Language>(own);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => api.get<LetterTemplateView[] | { items: LetterTemplateView[] }>("/api/letters/templates"),
  });
  const template = itemsOf(data).find((x) => x.kind === kind && x.language === language);
  useTitle(t("letter.title"));
  return (
    <div className="desk-sheet">
      <header className="desk-sheet-head">
        <h1>{t("letter.title")}</h1>
        <span className="desk-muted">{t("letter.hint")}</span>
      </header>
      <div className="desk-row-actions desk-sheet-tools">
        <Segments label={t("letter.kind")} hideLabel value={kind} onChange={setKind} choices={kinds.map((k) => ({ value: k, label: t(`letter.kind_${k}`) }))} />
        <Segments
          label={t("words:field.language")}
          hideLabel
          value={language}
          onChange={setLanguage}
          choices={languages.map((l) => ({ value: l, label: t(`words:language.${l}`) }))}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : template ? (
        <TemplateEditor key={`${kind} ${language}`} template={template} />
      ) : (
        <SkeletonText lines={8} />
      )}
    </div>
  );
}

function TemplateEditor({ template }: { template: LetterTemplateView }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const client = useQueryClient();
  const mayEdit = useMay("editDeskSettings");
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const area = useRef<HTMLTextAreaElement>(null);
  const filled = fillLetter({ subject, body }, exampleValues(template.language));
  const unknown = [...new Set([...`${subject}${body}`.matchAll(/\{\{[#/]?\s*([^}\s]+)\s*\}\}/g)].map((m) => m[1] ?? ""))].filter(
    (name) => !(letterVariables as readonly string[]).includes(name),
  );
  const save = useMutation({
    mutationFn: () => api.put(`/api/letters/templates/${template.kind}/${template.language}`, { subject: subject.trim(), body: body.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: key });
      showToast(t("said.saved"));
    },
  });
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? body.length;
    setBody(`${body.slice(0, at)}{{${name}}}${body.slice(area.current?.selectionEnd ?? at)}`);
    requestAnimationFrame(() => area.current?.focus());
  };
  return (
    <div className="desk-sheet-two desk-sheet-even">
      <form
        className="desk-card"
        onSubmit={(e) => {
          e.preventDefault();
          save.mutate();
        }}
      >
        <TextField label={t("letter.subject")} value={subject} onChange={setSubject} lang={template.language} required disabled={!mayEdit} />
        <TextArea
          label={t("letter.text")}
          value={body}
          onChange={setBody}
          rows={16}
          maxLength={20_000}
          lang={template.language}
          required
          inputRef={area}
          disabled={!mayEdit}
          hint={t("letter.section", { syntax: "{{#name}}…{{/name}}" })}
        />
        {unknown.length ? (
          <p className="desk-need" role="status">
            {t("letter.unknownNames", { names: format.list(unknown) })}
          </p>
        ) : null}
        {save.error ? (
          <p className="desk-error" role="alert">
            {errorText(save.error)}
          </p>
        ) : null}
        {mayEdit ? (
          <>
            <fieldset className="desk-group">
              <legend>{t("letter.variables")}</legend>
              <div className="desk-suggest">
                {letterVariables.map((name) => (
                  <button key={name} type="button" className="desk-quick" title={t("letter.insert", { name })} onClick={() => insert(name)}>
                    {t(`variable.${name}`)}
                  </button>
                ))}
              </div>
            </fieldset>
            <div className="desk-row-actions">
              <button type="submit" className="desk-button desk-primary" disabled={save.isPending || subject.trim() === "" || body.trim() === ""}>
                {t("letter.saveTemplate")}
              </button>
              {template.own ? <span className="desk-muted">{t("letter.own")}</span> : null}
            </div>
          </>
        ) : null}
      </form>
      <section className="desk-card desk-letter" aria-label={t("letter.preview")}>
        <h2>
          {t("letter.preview")} <span className="desk-muted">{t("letter.previewHint")}</span>
        </h2>
        <article lang={template.language}>
          <h3>{filled.subject}</h3>
          <p className="desk-text">{filled.text}</p>
        </article>
      </section>
    </div>
  );
}
