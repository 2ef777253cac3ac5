import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { errorText } from "../ui/error-text.ts";
import { FormError } from "../ui/FormError.tsx";
import { useMay } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import { CalendarEditor } from "./CalendarEditor.tsx";
import css from "./Deadlines.module.css";
import { type DeadlineDraft, type Deadlines, deadlinesQuery, packsQuery, previewKey, saveDeadlines } from "./deadline-data.ts";
import { OwnPackEditor } from "./OwnPackEditor.tsx";
import { PackList } from "./PackList.tsx";
import { Preview } from "./Preview.tsx";

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const draftOf = ({ packIds, ownPack, calendar }: Deadlines): DeadlineDraft => ({ packIds, ownPack, calendar, applyTo: "all" });

/** What a company's deadlines follow: packs of law and practice, a pack of its own, its calendar; with what would be due when. */
export function DeadlinesPage() {
  const { t } = useTranslation("deadline");
  const settings = useQuery(deadlinesQuery);
  const packs = useQuery(packsQuery);
  const failed = settings.error ?? packs.error;
  return (
    <Page title={t("title")} about={t("about")} width="wide">
      {failed && !(settings.data && packs.data) ? <ErrorState error={failed} onRetry={() => void Promise.all([settings.refetch(), packs.refetch()])} /> : null}
      {settings.data && packs.data ? <Editor key={settings.data.changed?.at ?? "none"} saved={settings.data} known={packs.data} /> : null}
      {!failed && !(settings.data && packs.data) ? <SkeletonText lines={12} /> : null}
    </Page>
  );
}

type Known = Awaited<ReturnType<typeof packsQuery.queryFn>>;

function Editor({ saved, known }: { saved: Deadlines; known: Known }) {
  const { t } = useTranslation("deadline");
  const client = useQueryClient();
  const mayEdit = useMay("editDeskSettings");
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const change = (part: Partial<DeadlineDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changed = !same(draftOf(saved), { ...draft, applyTo: "all" });
  const builtIn = known.packs.filter((pack) => pack.id !== "own");
  const { busy, error, submit, form } = useSubmit(async () => {
    const fresh = await saveDeadlines(draft);
    client.removeQueries({ queryKey: previewKey }); // what was tried under the settings before says nothing any more
    client.removeQueries({ queryKey: ["deadlines", "workdays"] });
    client.setQueryData(deadlinesQuery.queryKey, fresh);
    showToast(t("saved"));
  });
  const problem = (field: string) =>
    error instanceof ApiError && error.field !== undefined && `${error.field}.`.startsWith(`${field}.`) ? errorText(error) : null;
  return (
    <div className={css.sides}>
      {/* Only what is saved stands in the form: Enter in the preview tries, and never saves. */}
      <form
        id={formId}
        ref={form}
        noValidate
        className={css.main}
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
      >
        <OwnPackEditor
          draft={draft}
          usual={builtIn.find((pack) => pack.id === "corp.24-48")}
          version={saved.ownVersion}
          changed={!same(saved.ownPack, draft.ownPack)}
          onChange={change}
          mayEdit={mayEdit}
        />
        <PackList packs={builtIn} chosen={draft.packIds} onChange={(packIds) => change({ packIds })} mayEdit={mayEdit} />
        <CalendarEditor
          calendar={draft.calendar}
          regions={known.regions}
          onChange={(part) => change({ calendar: { ...draft.calendar, ...part } as DeadlineDraft["calendar"] })}
          problem={problem}
          mayEdit={mayEdit}
        />
      </form>
      <aside className={css.side}>
        <Preview draft={changed ? draft : null} packs={known.packs} />
        {mayEdit ? (
          <div className={css.save}>
            <FormError error={error} />
            <Button type="primary" htmlType="submit" form={formId} loading={busy} disabled={!changed}>
              {t("save")}
            </Button>
            {changed ? <Button onClick={() => setDraft(draftOf(saved))}>{t("discard")}</Button> : null}
          </div>
        ) : (
          <p className={css.muted}>{t("readOnly")}</p>
        )}
      </aside>
    </div>
  );
}
