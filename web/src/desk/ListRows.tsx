import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { memo, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { PhaseDots } from "../ui/PhaseDots.tsx";
import { SeverityBars } from "../ui/SeverityBars.tsx";
import { ApprovalTags } from "./ApprovalTags.tsx";
import { CustomerOf } from "./CustomerOf.tsx";
import { ListDue } from "./ListDue.tsx";
import { Hit, hitBeyond, Marked } from "./Marked.tsx";
import { PresenceEye } from "./PresenceEye.tsx";
import { SnoozeTag } from "./SnoozeTag.tsx";

export type RowActions = {
  readonly onOpen: (id: string) => void;
  readonly onPress: (id: string) => void;
  readonly onSelect: (id: string, range: boolean) => void;
};
/** Is this the press of a mouse button that will open the row? */
export function isOpening({ button, pointerType, target }: PointerEvent): boolean {
  return button === 0 && pointerType === "mouse" && !(target as Element).closest("input,a");
}
type Props = RowActions & {
  readonly rows: readonly ComplaintRow[];
  readonly cursor: string | null;
  readonly openId: string | null;
  readonly selected: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly nameOf: (personId: string | null) => string;
};

/** The list beside an open complaint: two lines a row. */
export function ListRows(props: Props) {
  const { t } = useTranslation("desk");
  return (
    <ul className="desk-rows" aria-label={t("list.label")}>
      {props.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          current={props.openId === row.id}
          atCursor={props.cursor === row.id}
          selected={props.selected.has(row.id)}
          gone={props.gone.has(row.id)}
          owner={props.nameOf(row.assigneeId)}
          onOpen={props.onOpen}
          onPress={props.onPress}
          onSelect={props.onSelect}
        />
      ))}
    </ul>
  );
}

const Row = memo(function Row({
  row,
  current,
  atCursor,
  selected,
  gone,
  owner,
  onOpen,
  onPress,
  onSelect,
}: RowActions & {
  row: ComplaintRow;
  current: boolean;
  atCursor: boolean;
  selected: boolean;
  gone: boolean;
  owner: string;
}) {
  const { t } = useTranslation("desk");
  const hit = hitBeyond(row);
  const state = [row.unread ? "unread" : "", gone ? "gone" : "", selected ? "selected" : ""].join(" ").trim();
  return (
    <li
      className="desk-row"
      data-complaint-row={row.number}
      data-state={state || undefined}
      data-cursor={atCursor || undefined}
      data-id={row.id}
      onPointerDown={(e) => isOpening(e) && onPress(row.id)}
    >
      <label className="desk-row-check">
        <input
          type="checkbox"
          checked={selected}
          aria-label={t("list.select", { number: row.number })}
          tabIndex={-1}
          onChange={(e) => onSelect(row.id, (e.nativeEvent as MouseEvent).shiftKey)}
        />
      </label>
      <button type="button" className="desk-row-open" aria-current={current ? "true" : undefined} onClick={() => onOpen(row.id)}>
        <span className="desk-row-line">
          <SeverityBars severity={row.severity} />
          <strong className="desk-row-who">
            <CustomerOf row={row} />
          </strong>
          {row.unread ? (
            <span className="desk-dot">
              <span className="unseen">{t("list.unread")}</span>
            </span>
          ) : null}
          <PresenceEye complaintId={row.id} />
          <span className="desk-row-end">
            {row.state === "closed" ? (
              <span className="desk-tag" data-tone="done">
                {t("words:complaintState.closed")}
              </span>
            ) : (
              <ListDue row={row} />
            )}
          </span>
        </span>
        <span className="desk-row-title" lang={row.language}>
          {row.title ? <Marked text={row.title} marks={row.marked?.title} /> : row.preview || t("list.noTitle")}
        </span>
        {hit ? (
          <span className="desk-row-title desk-hit" lang={row.language}>
            <Hit hit={hit} />
          </span>
        ) : null}
        <span className="desk-row-line desk-row-foot">
          <span className="desk-number">
            <Marked text={row.number} marks={row.marked?.number} />
          </span>
          {row.state === "closed" ? null : <PhaseDots phase={row.phase} word={false} />}
          <span className="desk-row-owner">{owner ? (row.awaited ? t("list.awaited", { name: owner }) : owner) : t("list.noOwner")}</span>
          <SnoozeTag until={row.snoozedUntil} />
          <ApprovalTags row={row} />
          {row.collectiveId ? <span className="desk-tag">{t("list.inCollective")}</span> : null}
          {row.escalated ? (
            <span className="desk-tag" data-tone="act">
              {t("words:view.escalated")}
            </span>
          ) : null}
          {row.toComplete ? (
            <span className="desk-tag" data-tone="need">
              {t("list.toComplete")}
            </span>
          ) : null}
          {gone ? (
            <span className="desk-tag" data-tone="paused">
              {t("list.left")}
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
});
