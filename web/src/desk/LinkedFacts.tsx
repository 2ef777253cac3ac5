import { standing } from "@amends/core/shared/record";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Chip } from "../ui/Chip.tsx";
import { useFormat } from "../ui/use-format.ts";
import type { BoardProps } from "./ContextPane.tsx";
import { CollectivePanel } from "./collective/CollectivePanel.tsx";
import { Attachments } from "./MessageCard.tsx";
import { MergedList } from "./merge/MergedList.tsx";
import { useCommand } from "./use-command.ts";

/** Other complaints this one belongs with, its files, ratings, and the customer's page. */
export function LinkedFacts({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const links = standing(complaint.links);
  const files = [...page.files, ...page.timeline.flatMap((item) => (item.type === "message" ? item.attachments : []))];
  const ratings = standing(complaint.ratings);
  const closures = complaint.closures.filter((c) => !c.withdrawn);
  return (
    <div className="desk-board">
      <CollectivePanel page={page} />
      <section>
        <h3>{t("links.title")}</h3>
        {links.length === 0 ? (
          <p className="desk-muted">{t("links.none")}</p>
        ) : (
          <ul className="desk-links">
            {links.map((link) => (
              <li key={link.id}>
                <Chip>{t(`words:linkKind.${link.kind}`)}</Chip>{" "}
                <Link to="/complaints/$id" params={{ id: link.complaintId }} className="desk-number">
                  {link.number}
                </Link>
                {abilities.withdrawRecord ? (
                  <button
                    type="button"
                    className="desk-link"
                    disabled={busy !== null}
                    onClick={() => void run("withdrawRecord", { recordId: link.id }, { recordId: link.id })}
                  >
                    {t("links.remove")}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {abilities.link ? (
          <button type="button" className="desk-button" onClick={() => open("link")}>
            {t("action.link")}
          </button>
        ) : null}
      </section>
      <MergedList page={page} />
      <section>
        <h3>{t("links.tracking")}</h3>
        <p className="desk-muted">{t("links.trackingHint")}</p>
        {abilities.message ? (
          <button type="button" className="desk-button" onClick={() => open("tracking")}>
            {t("action.tracking")}
          </button>
        ) : null}
      </section>
      <section>
        <h3>{t("links.files")}</h3>
        {files.length ? <Attachments files={files} /> : <p className="desk-muted">{t("links.noFiles")}</p>}
      </section>
      {ratings.length ? (
        <section>
          <h3>{t("links.ratings")}</h3>
          {ratings.map((r) => (
            <p key={r.id}>
              {"★".repeat(r.stars)}
              {"☆".repeat(5 - r.stars)} <span className="desk-muted">{format.time(r.at)}</span> {r.text}
            </p>
          ))}
        </section>
      ) : null}
      {closures.map((c) => (
        <section key={c.id}>
          <h3>{t("links.closure", { when: format.time(c.at) })}</h3>
          <dl className="desk-facts">
            <div>
              <dt>{t("words:field.outcome")}</dt>
              <dd>{t(`words:outcome.${c.outcome}`)}</dd>
            </div>
            <div>
              <dt>{t("words:field.directCause")}</dt>
              <dd>
                {t(`words:directCause.${c.directCause}`)}
                {c.causeNote ? ` · ${c.causeNote}` : ""}
              </dd>
            </div>
            <div>
              <dt>{t("words:field.indirectCause")}</dt>
              <dd>{t(`words:indirectCause.${c.indirectCause}`)}</dd>
            </div>
            <div>
              <dt>{t("words:field.satisfaction")}</dt>
              <dd>{c.satisfaction ? t(`words:satisfaction.${c.satisfaction}`) : c.satisfactionUnknown}</dd>
            </div>
            <div>
              <dt>{t("column.followUp")}</dt>
              <dd>{c.followUpAt ? format.time(c.followUpAt, "long") : c.noFollowUp}</dd>
            </div>
            <div>
              <dt>{t("close.wellDone")}</dt>
              <dd>{c.reflection.wellDone}</dd>
            </div>
            <div>
              <dt>{t("close.better")}</dt>
              <dd>{c.reflection.better}</dd>
            </div>
            {c.reflection.suggestion ? (
              <div>
                <dt>{t("close.suggestion")}</dt>
                <dd>{c.reflection.suggestion}</dd>
              </div>
            ) : null}
          </dl>
        </section>
      ))}
    </div>
  );
}
