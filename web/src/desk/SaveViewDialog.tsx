import type { SavedView } from "@amends/core/desk/contract-settings";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { useMay } from "../ui/me.ts";
import { TextField } from "../ui/TextField.tsx";
import { DeskDialog } from "./DeskDialog.tsx";
import { useViewChanges } from "./saved-views.ts";

/** Gives what the list shows now a name, for oneself or for the team. */
export function SaveViewDialog({
  definition,
  onClose,
  onSaved,
}: {
  definition: Pick<SavedView, "query" | "columns">;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}) {
  const { t } = useTranslation("desk");
  const mayShare = useMay("shareViews");
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const { save } = useViewChanges();
  return (
    <DeskDialog
      title={t("list.saveView")}
      submit={t("dialog.save")}
      onClose={onClose}
      ready={name.trim() !== ""}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutateAsync({ name: name.trim(), shared, ...definition }).then(onSaved, () => undefined)}
    >
      <TextField label={t("list.viewName")} value={name} onChange={setName} maxLength={60} required autoFocus />
      {mayShare ? <Check label={t("list.shareView")} checked={shared} onChange={setShared} /> : null}
    </DeskDialog>
  );
}
