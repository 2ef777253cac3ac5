import type { DraftCopy, OthersDraft } from "@amends/core/desk/contract-pen";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { showError, showToast } from "../../ui/toasts.ts";
import { deskKeys } from "../desk-queries.ts";
import { KeptTexts } from "./KeptTexts.tsx";
import { MovedPen } from "./MovedPen.tsx";
import { OthersAnswer } from "./OthersAnswer.tsx";
import css from "./Pen.module.css";
import type { PenField } from "./PenSlot.tsx";
import { penApi, penQuery } from "./pen-api.ts";
import { writtenIn } from "./written-in.ts";

/** How often an answer is read anew while one reads along, in ms. */
const alongMs = 3_000;

/** Who else writes an answer, and what became of one's own; above the field it concerns. */
export function PenBanner({ page, field }: { page: ComplaintPage; field: PenField }) {
  const { t } = useTranslation("drafts");
  const client = useQueryClient();
  const me = useMe().viewer.id;
  const id = page.complaint.id;
  const [along, setAlong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: pen } = useQuery({ ...penQuery(id), refetchInterval: along ? alongMs : false });
  if (!pen) return null;

  const act = async (run: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await run();
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: deskKeys.page(id) });
    }
  };
  const take = (draftId: string, from: { readonly id: string; readonly name: string }) =>
    act(async () => {
      if (field.data.text.trim() !== "") await penApi.keep(id, field.data); // to the last key press: it is put aside for the other text
      const taken = await penApi.take(id, draftId, from.id);
      setAlong(null);
      field.fill(taken.data);
      if (from.id === me) return;
      const undo = () =>
        act(async () => {
          field.fill((await penApi.giveBack(id, draftId)).data);
          showToast(t("saidReturned", { name: from.name }), { tone: "calm" });
        });
      showToast(t("saidTaken", { name: from.name }), { undo });
    });
  const goOnAlone = (copy: DraftCopy, own: boolean) =>
    act(async () => {
      await penApi.settle(id, copy.draftId);
      // What stands in the field is what they typed last; an empty one gets the text as it was. The files are the answer's.
      if (own && field.data.text.trim() === "") field.fill({ text: writtenIn(copy.late ?? copy.data).text, files: [] });
    });
  const put = (text: string) => field.fill({ ...field.data, text: [field.data.text, text].filter(Boolean).join("\n\n") });
  const moved = pen.copies.find((copy) => copy.takenBy && !copy.settled);
  const others = pen.others.filter((draft) => draft.id !== moved?.draftId);
  // What came back whole needs no copy beside it.
  const kept = pen.copies.filter((copy) => copy !== moved && !(copy.takenBy && copy.holderId === me && !copy.late));
  const holder = pen.others.find((draft) => draft.id === moved?.draftId)?.writer ?? moved?.takenBy;
  if (!moved && others.length === 0 && kept.length === 0) return null;
  return (
    <section className={css.pen} aria-label={t("label")} aria-busy={busy}>
      {moved?.takenBy ? (
        <MovedPen
          copy={moved}
          mine={moved.holderId === me}
          onTake={() => void take(moved.draftId, moved.holderId === me ? { id: me, name: "" } : { name: holder?.name ?? "", id: moved.holderId ?? "" })}
          onAlone={(own) => void goOnAlone(moved, own)}
        />
      ) : null}
      {others.map((draft: OthersDraft) => (
        <OthersAnswer
          key={draft.id}
          draft={draft}
          shown={along === draft.id}
          onShow={(on) => setAlong(on ? draft.id : null)}
          onTake={() => void take(draft.id, draft.writer)}
        />
      ))}
      <KeptTexts copies={kept} onPut={put} />
    </section>
  );
}
