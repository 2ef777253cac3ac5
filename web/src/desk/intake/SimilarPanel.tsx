import type { SimilarComplaint } from "@amends/core/desk/contract-similar";
import { type LinkKind, linkKinds } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import { Time } from "../../ui/Time.tsx";
import type { IntakeForm } from "./form-state.ts";

/** What a complaint found while one types may be to the new one; a part is made by splitting, later. */
const similarKinds = linkKinds.filter((kind) => kind !== "parent" && kind !== "child");

/** Earlier complaints of this person, order or text, before anything is saved: the same again, once more, or many people's. */
export function SimilarPanel({
  items,
  links,
  onLinks,
}: {
  items: readonly SimilarComplaint[];
  links: IntakeForm["links"];
  onLinks: (links: IntakeForm["links"]) => void;
}) {
  const { t } = useTranslation("desk");
  if (items.length === 0) return null;
  const setLink = (item: SimilarComplaint, kind: LinkKind | null) =>
    onLinks([...links.filter((l) => l.complaintId !== item.id), ...(kind ? [{ kind, complaintId: item.id, number: item.number }] : [])]);
  return (
    <section className="desk-similar" aria-label={t("similar.title")}>
      <h2>
        {t("similar.title")} <span className="desk-count">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => {
          const linked = links.find((l) => l.complaintId === item.id)?.kind ?? null;
          return (
            <li key={item.id}>
              <a href={`/complaints/${item.id}`} target="_blank" rel="noreferrer">
                <span className="desk-number">{item.number}</span> {item.title}
              </a>
              <p className="desk-muted">
                <Time at={item.receivedAt} form="date" /> · {t(`words:complaintState.${item.state}`)} · {item.because.map((b) => t(`similar.${b}`)).join(" · ")}
              </p>
              <div className="desk-row-actions" role="group" aria-label={t("similar.linkAs")}>
                {similarKinds.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className="desk-take"
                    aria-pressed={linked === kind}
                    data-likely={item.kind === kind || undefined}
                    title={t(`linkKind.${kind}`)}
                    onClick={() => setLink(item, linked === kind ? null : kind)}
                  >
                    {t(`words:linkKind.${kind}`)}
                  </button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
