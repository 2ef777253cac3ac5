import type { SavedView } from "@amends/core/desk/contract-settings";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { useMay } from "../ui/me.ts";
import { TextField } from "../ui/TextField.tsx";
import { DeskDialog } from "./DeskDialog.tsx";
import { useViewChanges } from "./saved-views.ts";

/**
 * Gives what the list shows now a name, for oneself or for the team; with `view` it changes that one: its name, who has it, and on
 * request what it shows.
 */
export function SaveViewDialog({
  definition,
  view,
  onClose,
  onSaved,
}: {
  definition: Pick<SavedView, "query" | "columns">;
  view?: SavedView | undefined;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}) {
  const { t } = useTranslation("desk");
  const mayShare = useMay("shareViews");
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const [take, setTake] = useState(false);
  const { save, change } = useViewChanges();
  const running = view ? change : save;
  const submit = () => {
    const asked = { name: name.trim(), shared, ...(view && !take ? { query: view.query, columns: view.columns } : definition) };
    return (view ? change.mutateAsync({ id: view.id, ...asked }) : save.mutateAsync(asked)).then(onSaved, () => undefined);
  };
  return (
    <DeskDialog
      title={t(view ? "list.changeView" : "list.saveView")}
      submit={t("dialog.save")}
      onClose={onClose}
      ready={name.trim() !== ""}
      busy={running.isPending}
      error={running.error}
      onSubmit={submit}
    >
      <TextField label={t("list.viewName")} value={name} onChange={setName} maxLength={60} required autoFocus />
      {mayShare || shared ? <Check label={t("list.shareView")} checked={shared} onChange={setShared} /> : null}
      {view ? <Check label={t("list.takeShown")} hint={t("list.takeShownHint")} checked={take} onChange={setTake} /> : null}
    </DeskDialog>
  );
}
