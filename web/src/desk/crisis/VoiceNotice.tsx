import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { voiceRefusal, voicesOf } from "@amends/core/desk/crisis-state";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

/** Said before one writes, not after: in this crisis somebody else speaks to the customer. */
export function VoiceNotice({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("crisis");
  const me = useMe().viewer.id;
  const format = useFormat();
  const words = useSentenceWords(page);
  if (!voiceRefusal(page.complaint, { actor: { type: "person", id: me } })) return null;
  const people = format.list((voicesOf(page.complaint) ?? []).map((id) => words.person(id)));
  return (
    <p className="desk-need desk-voice" role="status">
      {t("crisis.voiceNotice", { people })}
    </p>
  );
}
