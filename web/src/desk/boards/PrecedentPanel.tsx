import type { PrecedentSpread } from "@amends/core/desk/contract-ledger";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SeverityBars } from "../../ui/SeverityBars.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { usePrecedents } from "../desk-queries.ts";

/** What similar complaints got, with the spread: looked at before one decides, fetched when it is opened. */
export function PrecedentPanel({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation("desk");
  const [open, setOpen] = useState(false);
  return (
    <details className="desk-precedents" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t("precedents.title")}</summary>
      {open ? <Precedents complaintId={complaintId} /> : null}
    </details>
  );
}

function Precedents({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const found = usePrecedents(complaintId);
  if (!found) return <p className="desk-muted">{t("precedents.looking")}</p>;
  if (found.basis === "none") return <p className="desk-muted">{t("precedents.none", { months: found.months })}</p>;
  return (
    <>
      <p className="desk-muted">{t(`precedents.basis_${found.basis}`, { months: found.months })}</p>
      <ul className="desk-spreads">
        {found.spreads.map((spread) => (
          <li key={`${spread.kind}-${spread.currency}`}>
            <span className="desk-spread-name">
              {t(`words:optionKind.${spread.kind}`)} <span className="desk-muted">{t("precedents.count", { n: spread.n })}</span>
            </span>
            <SpreadBar spread={spread} />
            <span className="desk-spread-words">
              {t(spread.p25 === spread.p75 ? "precedents.same" : "precedents.usual", {
                from: format.money({ minor: spread.p25, currency: spread.currency }),
                to: format.money({ minor: spread.p75, currency: spread.currency }),
                median: format.money({ minor: spread.median, currency: spread.currency }),
              })}
            </span>
          </li>
        ))}
      </ul>
      {found.cases.length > 0 ? (
        <ul className="desk-precedent-cases">
          {found.cases.map((one) => (
            <li key={`${one.complaintId}-${one.kind}`}>
              <SeverityBars severity={one.severity} />
              <Link to="/complaints/$id" params={{ id: one.complaintId }} search={(search: Record<string, unknown>) => search}>
                {one.title}
              </Link>
              <span className="desk-amount">
                {t(`words:optionKind.${one.kind}`)} {format.money(one.amount)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** From the smallest to the largest as a line, the middle half as a bar, the median as a mark. The words beside it say the same. */
function SpreadBar({ spread: { min, p25, median, p75, max } }: { spread: PrecedentSpread }) {
  const at = (value: number) => (max === min ? 50 : ((value - min) / (max - min)) * 96 + 2);
  return (
    <svg className="desk-spread" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <line x1={at(min)} x2={at(max)} y1="6" y2="6" />
      <rect x={at(p25)} width={Math.max(1.5, at(p75) - at(p25))} y="3" height="6" />
      <line className="desk-spread-median" x1={at(median)} x2={at(median)} y1="1" y2="11" />
    </svg>
  );
}
