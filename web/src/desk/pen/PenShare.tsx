import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { TeamOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../ui/actions.ts";
import { showError, showToast } from "../../ui/toasts.ts";
import { deskKeys } from "../desk-queries.ts";
import type { PenField } from "./PenSlot.tsx";
import { penApi, penQuery } from "./pen-api.ts";

/** One button: colleagues who may answer the complaint can read along and go on with it, or no longer. */
export function PenShare({ page, field }: { page: ComplaintPage; field: PenField }) {
  const { t } = useTranslation(["drafts", "desk"]);
  const client = useQueryClient();
  const id = page.complaint.id;
  const { data: pen } = useQuery({ ...penQuery(id), enabled: page.pen });
  const [busy, setBusy] = useState(false);
  const shared = page.pen && Boolean(pen?.own?.sharedAt);
  const turn = async (on: boolean): Promise<void> => {
    setBusy(true);
    try {
      if (on) await penApi.keep(id, field.data);
      await penApi.share(id, on);
      showToast(t(on ? "saidShared" : "saidKept"), { undo: () => turn(!on) });
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: deskKeys.page(id) });
    }
  };
  const elsewhere = pen?.copies.some((copy) => copy.takenBy && !copy.settled && copy.holderId !== null) ?? false;
  const label = t(shared ? "shared" : "share");
  useAction(() => void turn(!shared), { label, section: t("desk:complaint.section"), enabled: !elsewhere });
  if (elsewhere) return null;
  return (
    <button type="button" className="desk-icon" aria-pressed={shared} aria-label={label} title={label} disabled={busy} onClick={() => void turn(!shared)}>
      <TeamOutlined aria-hidden />
    </button>
  );
}
