import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Segments } from "../ui/Segments.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { useDraft } from "../ui/use-draft.ts";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import { noWords, type Words } from "./promise/given-words.ts";
import { PromiseOffers } from "./promise/PromiseOffers.tsx";
import { useGivenWords } from "./promise/use-given-words.ts";

type Call = { direction: "inbound" | "outbound"; reached: "yes" | "no"; minutes: string; text: string; words?: Words | undefined };
const blank: Call = { direction: "outbound", reached: "yes", minutes: "", text: "" };

/** A telephone call that took place: who called, whether one spoke, how long, what was said. */
export function CallForm({ page, onDone }: { page: ComplaintPage; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const { value: call, set, clear } = useDraft(`call:${page.complaint.id}`, blank);
  const [busy, setBusy] = useState(false);
  const reached = call.direction === "inbound" || call.reached === "yes";
  const given = useGivenWords({
    text: call.text,
    of: "call",
    words: call.words ?? noWords,
    onChange: (words) => set((c) => ({ ...c, words })),
    enabled: page.abilities.promise === true,
  });
  const ready = !reached || call.text.trim() !== "";
  const save = async () => {
    if (!ready || busy) return;
    setBusy(true);
    const text = call.text.trim();
    const promises = given.toSend(text);
    const minutes = Number.parseFloat(call.minutes.normalize("NFKC"));
    try {
      await deskApi.addCall(page.complaint.id, {
        direction: call.direction,
        text,
        reached,
        seconds: reached && Number.isFinite(minutes) ? Math.round(minutes * 60) : null,
        lastSeenSeq: page.lastSeq,
        promises,
      });
      clear();
      await client.invalidateQueries({ queryKey: deskKeys.page(page.complaint.id) });
      showToast(promises.length > 0 ? t("given.recorded", { count: promises.length }) : t("said.callSaved"));
      onDone();
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="desk-call">
      <div className="desk-call-facts">
        <Segments
          label={t("call.direction")}
          value={call.direction}
          onChange={(direction) => set((c) => ({ ...c, direction }))}
          choices={[
            { value: "outbound", label: t("call.outbound") },
            { value: "inbound", label: t("call.inbound") },
          ]}
        />
        {call.direction === "outbound" ? (
          <Segments
            label={t("call.reached")}
            value={call.reached}
            onChange={(value) => set((c) => ({ ...c, reached: value }))}
            choices={[
              { value: "yes", label: t("call.spoke") },
              { value: "no", label: t("call.noAnswer") },
            ]}
          />
        ) : null}
        {reached ? (
          <TextField label={t("call.minutes")} value={call.minutes} onChange={(minutes) => set((c) => ({ ...c, minutes }))} inputMode="decimal" maxLength={5} />
        ) : null}
      </div>
      <TextArea
        label={t("call.text")}
        value={call.text}
        onChange={(text) => set((c) => ({ ...c, text, words: text === "" ? undefined : c.words }))}
        rows={3}
        required={reached}
        onKeyDown={(e) => {
          if (given.onKey(e)) return;
          if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
            e.preventDefault();
            void save();
          }
        }}
      />
      <PromiseOffers handle={given} text={call.text} />
      <div className="desk-composer-foot">
        <span className="desk-grow" />
        <button type="button" className="desk-button desk-primary" disabled={!ready || busy} onClick={() => void save()}>
          {t("composer.saveCall")}
        </button>
      </div>
    </div>
  );
}
