import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useTranslation } from "react-i18next";
import { Time } from "../../ui/Time.tsx";
import { CustomerOf } from "../CustomerOf.tsx";

/** A complaint to choose among others: number, what it is about, whose it is and since when. */
export function ChooseRow({ row, name, checked, onChoose }: { row: ComplaintRow; name: string; checked: boolean; onChoose: () => void }) {
  const { t } = useTranslation("desk");
  return (
    <label>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>
        <span className="desk-number">{row.number}</span> {row.title || row.preview}
        <br />
        <span className="desk-muted">
          <CustomerOf row={row} /> · <Time at={row.receivedAt} form="date" /> · {t(`words:complaintState.${row.state}`)}
        </span>
      </span>
    </label>
  );
}
