import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../ui/actions.ts";
import { isComposingKey } from "../ui/composition.ts";
import { errorText } from "../ui/error-text.ts";
import { useNow } from "../ui/now.ts";
import { showToast } from "../ui/toasts.ts";
import { useDraft } from "../ui/use-draft.ts";
import { useTitle } from "../ui/use-title.ts";
import { AttachButton, FileList, useFiles } from "./AttachFiles.tsx";
import { deskApi } from "./desk-api.ts";
import type { CreatedComplaint } from "./desk-types.ts";
import { blankIntake, createBody, type IntakeForm } from "./intake/form-state.ts";
import { MoreFields } from "./intake/MoreFields.tsx";
import { MustFields } from "./intake/MustFields.tsx";
import { nextMustField } from "./intake/next-must-field.ts";
import { ProposalPanel } from "./intake/ProposalPanel.tsx";
import { problemsFrom, problemsOf } from "./intake/problems.ts";
import { SavedPanel } from "./intake/SavedPanel.tsx";
import { SimilarPanel } from "./intake/SimilarPanel.tsx";
import { useSimilar } from "./intake/use-similar.ts";
import { loadAssessment, useAssessment } from "./use-assessment.ts";
import "./desk.css";

const draftKey = "intake:new";
const none: ReadonlyMap<string, string> = new Map();

/** Recording a complaint while the customer speaks: the required few in view, the rest folded, proposals beside them. */
export function NewComplaintPage() {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const navigate = useNavigate();
  const now = useNow();
  const { value, set, status, clear } = useDraft<IntakeForm>(draftKey, blankIntake);
  const form = useMemo(() => ({ ...blankIntake, ...value }), [value]);
  const put = (change: Partial<IntakeForm>) => set((before) => ({ ...blankIntake, ...before, ...change }));
  const [earlierCount, setEarlierCount] = useState(0);
  const proposals = useAssessment(
    useMemo(
      () => ({
        title: form.title,
        facts: form.facts,
        demandText: form.demandText,
        channel: form.channel,
        standing: form.standing,
        filed: form.kind === "complaint",
        earlierCount,
      }),
      [form.title, form.facts, form.demandText, form.channel, form.standing, form.kind, earlierCount],
    ),
  );
  // What kind it is, as far as it can be told: chosen, or else most likely. The kind does not depend on how often it came before.
  const similar = useSimilar(form, form.categoryId ?? proposals?.categories[0]?.value ?? null);
  useEffect(() => setEarlierCount(similar.earlierCount), [similar.earlierCount]);
  const files = useFiles((file) => put({ files: [...form.files, file] }));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; fields: ReadonlyMap<string, string> } | null>(null);
  const [saved, setSaved] = useState<CreatedComplaint | null>(null);
  const [alike, setAlike] = useState<IntakeForm["links"]>([]);
  const creation = useRef<string | null>(null);
  const root = useRef<HTMLFormElement>(null);
  useTitle(t("form.pageTitle"));
  useEffect(() => void loadAssessment(), []);

  const say = (code: string) => t(`gap.${code}`, { defaultValue: t("form.checkThis") });
  const body = createBody(form, proposals, draftKey);
  const problems = problemsOf(body, now, say);
  const errors = asked ? new Map([...problems, ...(refused?.fields ?? none)]) : (refused?.fields ?? none);

  const save = async () => {
    if (busy || files.busy) return;
    setAsked(true);
    setRefused(null);
    if (problems.size > 0) {
      requestAnimationFrame(() =>
        root.current?.querySelector<HTMLElement>("[aria-invalid=true],[class*=chips] [class*=error]")?.scrollIntoView({ block: "center" }),
      );
      requestAnimationFrame(() => root.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setBusy(true);
    creation.current ??= crypto.randomUUID();
    try {
      const made = await deskApi.create(body, creation.current);
      creation.current = null;
      clear();
      setAlike(form.links.filter((link) => link.kind === "collective"));
      setSaved(made);
      void client.invalidateQueries({ queryKey: ["complaints"] });
      showToast(t("said.recorded", { number: made.number }));
    } catch (error) {
      const fields = problemsFrom(error, say);
      // Something else is sent next time, so it is another creation.
      if (fields.size > 0) creation.current = null;
      setRefused({ text: errorText(error), fields });
    } finally {
      setBusy(false);
    }
  };
  useShortcut("mod+enter", () => void save(), { label: t("form.save"), section: t("form.pageTitle"), enabled: saved === null });
  useShortcut("escape", () => void navigate({ to: "/complaints" }), { label: t("list.back"), section: t("form.pageTitle"), inPalette: false });

  const again = () => {
    setSaved(null);
    setAsked(false);
    setRefused(null);
  };
  if (saved) return <SavedPanel saved={saved} alike={alike} onNext={again} onOpen={() => void navigate({ to: "/complaints/$id", params: { id: saved.id } })} />;
  return (
    <form
      ref={root}
      className="desk-intake"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
      {...files.dropZone}
      data-dropping={files.dropping || undefined}
      onKeyDown={(e) => {
        // Enter goes on to what is still to be filled in; only Ctrl/Cmd+Enter or the button saves.
        if (e.defaultPrevented || isComposingKey(e) || e.key !== "Enter" || e.ctrlKey || e.metaKey || !(e.target instanceof HTMLInputElement)) return;
        e.preventDefault();
        nextMustField(e.currentTarget, e.target)?.focus();
      }}
    >
      <header className="desk-intake-head">
        <h1>{t("form.pageTitle")}</h1>
        <p className="desk-muted">{t("form.pageHint")}</p>
        <p className="desk-keys">{t("form.keys")}</p>
      </header>
      <div className="desk-intake-main">
        <MustFields form={form} put={put} errors={errors} proposals={proposals} />
        <div>
          <AttachButton onFiles={files.take} />
          <FileList files={form.files} waiting={files.waiting} onRemove={(id) => put({ files: form.files.filter((f) => f.id !== id) })} />
        </div>
        <details className="desk-more">
          <summary>{t("form.more")}</summary>
          <div>
            <MoreFields form={form} put={put} errors={errors} />
          </div>
        </details>
      </div>
      <div className="desk-intake-side">
        <ProposalPanel form={form} put={put} proposals={proposals} errors={errors} />
        <SimilarPanel items={similar.items} links={form.links} onLinks={(links) => put({ links })} />
      </div>
      <footer className="desk-intake-foot">
        {refused ? (
          <p className="desk-error" role="alert">
            {refused.text}
          </p>
        ) : asked && problems.size > 0 ? (
          <p className="desk-error" role="alert">
            {t("form.stillMissing", { count: problems.size })}
          </p>
        ) : null}
        <span className="desk-muted" role="status">
          {t(`draft.${status}`, { defaultValue: "" })}
        </span>
        <button
          type="button"
          className="desk-button desk-quiet"
          onClick={() => {
            clear();
            again();
          }}
        >
          {t("form.discard")}
        </button>
        <span className="desk-keys">Ctrl/⌘ + Enter</span>
        <button type="submit" className="desk-button desk-primary" disabled={busy || files.busy}>
          {t("form.save")}
        </button>
      </footer>
    </form>
  );
}
