import { useTranslation } from "react-i18next";
import { pathOf, useTeams } from "../../ui/directory.ts";
import type { MentionPicker } from "./use-mention-picker.ts";

/** The list at the '@', and the word of warning about somebody who would not hear. Focus stays in the text. */
export function MentionList({ picker }: { picker: MentionPicker }) {
  const { t } = useTranslation("desk");
  const teams = useTeams();
  const { offered, active, listId, unseen } = picker;
  return (
    <>
      {offered ? (
        <div className="desk-replies">
          <div id={listId} role="listbox" aria-label={t("followers.mention")}>
            {offered.map((person, i) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the text (aria-activedescendant)
              <div
                key={person.id}
                id={`${listId}-${i}`}
                role="option"
                aria-selected={i === active}
                onMouseDown={(e) => e.preventDefault()}
                onClick={() => picker.take(person)}
              >
                <strong>{person.name}</strong>
                <span className="desk-muted">
                  {[t(`words:role.${person.role}`), pathOf(teams, person.teamId), person.staffNo, person.sees ? "" : t("followers.cannotSee")]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </div>
            ))}
          </div>
        </div>
      ) : null}
      {unseen.length > 0 ? (
        <p className="desk-need" role="status">
          {t("followers.unseen", { names: unseen.join("、") })}
        </p>
      ) : null}
    </>
  );
}
