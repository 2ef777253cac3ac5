import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { crisisOwnerOf, pendingOwnerOf, restrictedTo, runningCrisis, voicesOf } from "@amends/core/desk/crisis-state";
import { AlertOutlined, LockOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { OwnerAnswer } from "./OwnerAnswer.tsx";

/** Above the conversation while a crisis runs: who owns it, who speaks, and the question to whoever was named. */
export function CrisisBanner({ page, onShow }: { page: ComplaintPage; onShow: () => void }) {
  const { t } = useTranslation("crisis");
  const me = useMe().viewer.id;
  const format = useFormat();
  const words = useSentenceWords(page);
  const { complaint } = page;
  const crisis = runningCrisis(complaint);
  const kept = restrictedTo(complaint) !== null;
  if (!crisis)
    return kept ? (
      <p className="desk-crisis">
        <LockOutlined aria-hidden /> {t("crisis.chipKept")}
      </p>
    ) : null;
  const owner = crisisOwnerOf(crisis);
  const pending = pendingOwnerOf(crisis);
  const voices = voicesOf(complaint);
  const who = owner ? words.person(owner.personId) : pending ? t("crisis.pending", { person: words.person(pending.personId) }) : t("crisis.noOwner");
  return (
    <div className="desk-crisis" role="status">
      <p>
        <AlertOutlined aria-hidden />{" "}
        <button type="button" className="desk-link" onClick={onShow}>
          {t("crisis.banner", { owner: who })}
        </button>{" "}
        {voices ? t("crisis.bannerVoice", { people: format.list(voices.map((id) => words.person(id))) }) : null}{" "}
        {kept ? (
          <>
            <LockOutlined aria-hidden /> {t("crisis.chipKept")}
          </>
        ) : null}
      </p>
      {pending?.personId === me ? <OwnerAnswer page={page} recordId={pending.id} note={pending.reason ?? ""} /> : null}
    </div>
  );
}
