import { currentPersona, placementOf } from "@amends/core/desk/state";
import { CheckCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { useMe } from "../../ui/me.ts";
import type { BoardProps } from "../ContextPane.tsx";
import { SavedField } from "../SavedField.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { ToComplete } from "./ToComplete.tsx";

const feelings = ["angry", "disappointed", "worried", "hurt", "tired", "helpless"] as const;

/** Was the person heard, was the feeling named to them, who takes it on. No technical matter yet unless they ask. */
export function MoodBoard({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const { heard, feeling } = complaint.mood;
  const { assigneeId } = placementOf(complaint);
  const me = useMe().viewer.id;
  const persona = currentPersona(complaint);
  const may = abilities.setMood === true;
  return (
    <div className="desk-board">
      <ToComplete complaint={complaint} phase="mood" open={open} />
      <Check
        label={t("mood.heard")}
        hint={heard ? t("mood.heardBy", { who: words.actor(heard.by), when: words.time(heard.at) }) : t("mood.heardHint")}
        checked={heard !== null}
        disabled={!may || busy === "setMood"}
        onChange={(on) => void run("setMood", { heard: on })}
      />
      <SavedField
        label={t("mood.feeling")}
        hint={t("mood.feelingHint")}
        value={feeling?.text ?? ""}
        disabled={!may}
        maxLength={200}
        onSave={(text) => run("setMood", { feeling: text })}
      />
      {may && !feeling ? (
        <div className="desk-suggest">
          {feelings.map((f) => (
            <button key={f} type="button" className="desk-quick" onClick={() => void run("setMood", { feeling: t(`mood.word_${f}`) })}>
              {t(`mood.word_${f}`)}
            </button>
          ))}
        </div>
      ) : null}
      <section className="desk-owner">
        <h3>{t("mood.owner")}</h3>
        {assigneeId ? (
          <p>
            <CheckCircleFilled className="desk-ok" aria-hidden />{" "}
            {assigneeId === me ? t("mood.ownedByMe") : t("mood.ownedBy", { name: words.person(assigneeId) })}
          </p>
        ) : (
          <p>{t("mood.noOwner")}</p>
        )}
        {abilities.assign ? (
          <button type="button" className="desk-button" onClick={() => open("assign")}>
            {t("action.assign")}
          </button>
        ) : null}
      </section>
      <section>
        <h3>{t("mood.customerKind")}</h3>
        {persona ? (
          <p>
            {[
              persona.personality && t(`words:personality.${persona.personality}`),
              persona.motive && t(`words:motive.${persona.motive}`),
              persona.mainWant && t(`words:mainWant.${persona.mainWant}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        ) : (
          <p className="desk-muted">{t("mood.noPersona")}</p>
        )}
        {persona?.personality ? <p className="desk-advice">{t(`persona.meet_${persona.personality}`)}</p> : null}
        {abilities.setPersona ? (
          <button type="button" className="desk-link" onClick={() => open("persona")}>
            {t(persona ? "common.change" : "common.note")}
          </button>
        ) : null}
      </section>
    </div>
  );
}
