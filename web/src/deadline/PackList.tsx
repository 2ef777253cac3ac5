import type { PolicyPack } from "@amends/core/deadline/policy-pack";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Card, Table } from "../ui/Page.tsx";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import { conditionText } from "./condition-text.ts";
import css from "./Deadlines.module.css";

const order = ["any", "cn", "tw", "hk", "uk", "us", "au"];
const rank = (place: string) => (order.includes(place) ? order.indexOf(place) : order.length);

/** Packs of the product to choose from, by country; each shows where its figures come from and how sure they are. */
export function PackList({
  packs,
  chosen,
  onChange,
  mayEdit,
}: {
  packs: readonly PolicyPack[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  mayEdit: boolean;
}) {
  const { t } = useTranslation("deadline");
  const places = [...new Set(packs.map((pack) => pack.jurisdiction))].sort((a, b) => rank(a) - rank(b));
  return (
    <Card title={t("packs.title")} about={t("packs.about")}>
      {places.map((place) => (
        <section key={place} className={css.place}>
          <h3>{t(`place.${place}`)}</h3>
          <ul>
            {packs
              .filter((pack) => pack.jurisdiction === place)
              .map((pack) => (
                <PackLine
                  key={`${pack.id} ${pack.version}`}
                  pack={pack}
                  on={chosen.includes(pack.id)}
                  disabled={!mayEdit}
                  onToggle={(on) => onChange(on ? [...chosen, pack.id] : chosen.filter((id) => id !== pack.id))}
                />
              ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function PackLine({ pack, on, disabled, onToggle }: { pack: PolicyPack; on: boolean; disabled: boolean; onToggle: (on: boolean) => void }) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const name = pack.names[language];
  return (
    <li className={css.pack}>
      <Check label={name} checked={on} disabled={disabled} onChange={onToggle} />
      <p className={css.marks}>
        <Chip tone={pack.legal ? "need" : undefined}>{t(pack.legal ? "packs.legal" : "packs.voluntary")}</Chip>
        <Chip tone={pack.source.grade === "confirmed" ? "done" : undefined}>{t(`grade.${pack.source.grade}`)}</Chip>
        <span>{t("packs.version", { version: pack.version })}</span>
      </p>
      <details>
        <summary aria-label={t("packs.detailsOf", { name })}>{t("packs.details")}</summary>
        <PackDetails pack={pack} />
      </details>
    </li>
  );
}

function PackDetails({ pack }: { pack: PolicyPack }) {
  const { t } = useTranslation("deadline");
  const format = useFormat();
  const language = useLanguage();
  const { from, to } = pack.valid;
  return (
    <div className={css.details}>
      <p>{pack.notes[language]}</p>
      {pack.source.citation ? <p className={css.muted}>{t("packs.source", { source: pack.source.citation })}</p> : null}
      {from || to ? <p className={css.muted}>{t("packs.valid", { from: from ?? "…", to: to ?? "…" })}</p> : null}
      {pack.supersededBy ? <p className={css.warn}>{t("packs.superseded", { by: pack.supersededBy })}</p> : null}
      <Table caption={t("packs.rulesOf", { name: pack.names[language] })} head={[t("rule.clock"), t("rule.amount"), t("rule.from"), t("rule.pauses")]}>
        {pack.rules.map((rule) => (
          <tr key={rule.id}>
            <td>{rule.labels?.[language] ?? t(`words:dueKind.${rule.clock}`)}</td>
            <td>
              {rule.amount ? t(`amount.${rule.amount.unit}`, { n: rule.amount.n }) : t("own.noClock")}
              {rule.cases.map((one) => (
                <small key={JSON.stringify(one.when)} className={css.case}>
                  {conditionText(one.when, t)}
                  {": "}
                  {one.amount ? t(`amount.${one.amount.unit}`, { n: one.amount.n }) : t("own.noClock")}
                </small>
              ))}
            </td>
            <td>{t(`start.${rule.startsAt}`)}</td>
            <td>{rule.pausedBy.length ? format.list(rule.pausedBy.map((reason) => t(`pause.${reason}`))) : t("pause.none")}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
