import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Crisis } from "@amends/core/desk/crisis-record";
import { restrictedTo } from "@amends/core/desk/crisis-state";
import { CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { AskPerson } from "./AskPerson.tsx";

/** Who may see a complaint that is kept to some. */
export function AccessPart({ page, crisis, may }: { page: ComplaintPage; crisis: Crisis; may: boolean }) {
  const { t } = useTranslation("crisis");
  const format = useFormat();
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  const named = crisis.access.at(-1)?.personIds ?? null;
  const seen = restrictedTo(page.complaint);
  const set = (personIds: readonly string[] | null) => run("restrictCrisis", { personIds: personIds && [...personIds] }, { done: t("crisis.said") });
  return (
    <section>
      <h3>{t("crisis.access")}</h3>
      <p>{seen ? t("crisis.kept", { people: format.list(seen.map((id) => words.person(id))) }) : t("crisis.open")}</p>
      {may ? (
        <>
          <p className="desk-muted">{t("crisis.accessHint")}</p>
          {named ? (
            <ul className="desk-tag-list">
              {named.map((id) => (
                <li key={id} className="desk-tag">
                  {words.person(id)}
                  <button
                    type="button"
                    className="desk-icon"
                    disabled={busy !== null}
                    aria-label={t("crisis.removePerson", { person: words.person(id) })}
                    onClick={() => void set(named.filter((each) => each !== id))}
                  >
                    <CloseOutlined aria-hidden />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          <div className="desk-row-actions">
            {named ? (
              <>
                <AskPerson
                  action={t("crisis.addPerson")}
                  label={t("crisis.person")}
                  busy={busy !== null}
                  only={(p) => !named.includes(p.id) && p.role !== "admin"}
                  onSay={(id) => set([...named, id])}
                />
                <button type="button" className="desk-button desk-quiet" disabled={busy !== null} onClick={() => void set(null)}>
                  {t("crisis.lift")}
                </button>
              </>
            ) : (
              <button type="button" className="desk-button" disabled={busy !== null} onClick={() => void set([])}>
                {t("crisis.restrict")}
              </button>
            )}
          </div>
        </>
      ) : null}
    </section>
  );
}
