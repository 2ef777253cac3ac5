import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { awaitedOf, stillResponsibleOf } from "@amends/core/desk/responsible";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useActionRun } from "../ComplaintKeys.tsx";
import type { DialogName } from "../complaint-actions.ts";
import css from "./TakeOver.module.css";

/** Who still has to take over and who answers for it until then; the hand-over note on top for whoever receives it. */
export function TakeOverBanner({ page, open }: { page: ComplaintPage; open: (name: DialogName) => void }) {
  const { t } = useTranslation(["people", "desk"]);
  const viewer = useMe().viewer;
  const me = viewer.id;
  const format = useFormat();
  const { complaint, people } = page;
  const run = useActionRun(page, open);
  const awaited = awaitedOf(complaint);
  const responsible = stillResponsibleOf(complaint);
  if (!awaited && !responsible) return null;
  const name = (id: string) => people[id]?.name ?? t("desk:people.somebody");
  const answers = (key: "untilThen" | "nobody") => {
    if (!responsible) return null;
    if (responsible === me) return t(key === "nobody" ? "takeOver.nobodyYou" : "takeOver.untilYou");
    return t(`takeOver.${key}`, { name: name(responsible) });
  };
  if (!awaited) {
    return (
      <p className="desk-need desk-rework" role="status">
        {answers("nobody")}
      </p>
    );
  }
  const until = awaited.acceptBy ? format.time(awaited.acceptBy) : "";
  const from = awaited.by.type === "person" ? name(awaited.by.id) : t("takeOver.product");
  const mine = awaited.assigneeId === me;
  const stands = viewer.standsFor?.includes(awaited.assigneeId) ?? false;
  return (
    <section className={`desk-need desk-rework ${css.banner}`} aria-label={t("takeOver.note")}>
      <p>
        <strong>{mine ? t("takeOver.byYou", { from, until }) : t("takeOver.awaited", { name: name(awaited.assigneeId), until })}</strong>{" "}
        <span>{answers("untilThen")}</span>
      </p>
      {awaited.note ? <p className={css.note}>{awaited.note}</p> : null}
      {stands ? <p>{t("takeOver.for", { name: name(awaited.assigneeId) })}</p> : null}
      {mine || stands ? (
        <p className={css.do}>
          <button type="button" className="desk-button desk-primary" onClick={() => run("accept")}>
            {t("desk:action.accept")}
          </button>
          <button type="button" className="desk-button" onClick={() => run("returnBack")}>
            {t("takeOver.decline")}
          </button>
        </p>
      ) : null}
    </section>
  );
}
