import type { CategoryTree } from "@amends/core/desk/category";
import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import type { TFunction } from "i18next";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { PhaseDots } from "../ui/PhaseDots.tsx";
import { SeverityBars } from "../ui/SeverityBars.tsx";
import { Time } from "../ui/Time.tsx";
import { ApprovalTags } from "./ApprovalTags.tsx";
import { CustomerOf } from "./CustomerOf.tsx";
import { categoryPath } from "./desk-queries.ts";
import { ListDue } from "./ListDue.tsx";
import { isOpening, type RowActions } from "./ListRows.tsx";
import type { ColumnName } from "./list-columns.ts";
import type { Sort } from "./list-search.ts";
import { Hit, hitBeyond, Marked } from "./Marked.tsx";
import { PresenceEye } from "./PresenceEye.tsx";
import { SnoozeTag } from "./SnoozeTag.tsx";

type Shared = {
  readonly columns: readonly ColumnName[];
  readonly nameOf: (id: string | null) => string;
  readonly teamOf: (id: string) => string;
  readonly categories: CategoryTree;
};
type Props = RowActions &
  Shared & {
    readonly rows: readonly ComplaintRow[];
    readonly cursor: string | null;
    readonly selected: ReadonlySet<string>;
    readonly gone: ReadonlySet<string>;
    readonly onSelectAll: (all: boolean) => void;
    readonly sort: Sort;
    /** Undefined while a search has its own order. */
    readonly onSort: ((sort: Sort) => void) | undefined;
  };

/** Columns that a list can be put in the order of, and the direction they are read in. */
const sortable: Partial<Readonly<Record<ColumnName, { readonly sort: Sort; readonly direction: "ascending" | "descending" }>>> = {
  due: { sort: "due", direction: "ascending" },
  received: { sort: "newest", direction: "descending" },
  activity: { sort: "activity", direction: "descending" },
};

/** The list when no complaint is open: a plain table over the whole width. */
export function ListTable(props: Props) {
  const { t } = useTranslation("desk");
  const all = props.rows.length > 0 && props.rows.every((r) => props.selected.has(r.id));
  return (
    <table className="desk-table">
      <caption className="unseen">{t("list.label")}</caption>
      <thead>
        <tr>
          <th scope="col" className="desk-cell-check">
            <input type="checkbox" checked={all} aria-label={t("list.selectAll")} onChange={(e) => props.onSelectAll(e.target.checked)} />
          </th>
          {props.columns.map((c) => (
            <ColumnHead key={c} column={c} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <TableRow
            key={row.id}
            row={row}
            columns={props.columns}
            nameOf={props.nameOf}
            teamOf={props.teamOf}
            categories={props.categories}
            atCursor={props.cursor === row.id}
            selected={props.selected.has(row.id)}
            gone={props.gone.has(row.id)}
            onOpen={props.onOpen}
            onPress={props.onPress}
            onSelect={props.onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}

function ColumnHead({ column, sort, onSort }: { column: ColumnName } & Pick<Props, "sort" | "onSort">) {
  const { t } = useTranslation("desk");
  const own = sortable[column];
  const name = t(`column.${column}`);
  const current = own?.sort === sort;
  return (
    <th scope="col" data-column={column} aria-sort={own && onSort ? (current ? own.direction : "none") : undefined}>
      {column === "severity" ? (
        <span className="unseen">{name}</span>
      ) : own && onSort ? (
        <button type="button" onClick={() => onSort(own.sort)} title={t(`list.sort${own.sort[0]?.toUpperCase()}${own.sort.slice(1)}`)}>
          {name}
          {current ? own.direction === "ascending" ? <CaretUpOutlined aria-hidden /> : <CaretDownOutlined aria-hidden /> : null}
        </button>
      ) : (
        name
      )}
    </th>
  );
}

const TableRow = memo(function TableRow(props: RowActions & Shared & { row: ComplaintRow; atCursor: boolean; selected: boolean; gone: boolean }) {
  const { t } = useTranslation("desk");
  const { row } = props;
  const state = [row.unread ? "unread" : "", props.gone ? "gone" : "", props.selected ? "selected" : ""].join(" ").trim();
  return (
    // The button in the row does the same for keyboards and screen readers; the row itself is a larger target for the mouse.
    <tr
      data-complaint-row={row.number}
      data-state={state || undefined}
      data-cursor={props.atCursor || undefined}
      data-id={row.id}
      onPointerDown={(e) => isOpening(e) && props.onPress(row.id)}
      onClick={(e) => {
        if (!(e.target as Element).closest("input,button,a")) props.onOpen(row.id);
      }}
    >
      <td className="desk-cell-check">
        <input
          type="checkbox"
          checked={props.selected}
          aria-label={t("list.select", { number: row.number })}
          onChange={(e) => props.onSelect(row.id, (e.nativeEvent as MouseEvent).shiftKey)}
        />
      </td>
      {props.columns.map((c) => (
        <td key={c} data-column={c}>
          {cell(c, props, t)}
        </td>
      ))}
    </tr>
  );
});

function cell(column: ColumnName, props: Shared & RowActions & { row: ComplaintRow; gone: boolean }, t: TFunction<"desk">): React.ReactNode {
  const { row } = props;
  const hit = hitBeyond(row);
  switch (column) {
    case "severity":
      return <SeverityBars severity={row.severity} />;
    case "title":
      return (
        <button type="button" className="desk-cell-title" lang={row.language} onClick={() => props.onOpen(row.id)}>
          {row.unread ? (
            <span className="desk-dot">
              <span className="unseen">{t("list.unread")}</span>
            </span>
          ) : null}
          <span className="desk-clip">{row.title ? <Marked text={row.title} marks={row.marked?.title} /> : row.preview || t("list.noTitle")}</span>
          {hit ? (
            <span className="desk-hit desk-clip">
              <Hit hit={hit} />
            </span>
          ) : null}
          <PresenceEye complaintId={row.id} />
          <ApprovalTags row={row} />
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
          {props.gone ? (
            <span className="desk-tag" data-tone="paused">
              {t("list.left")}
            </span>
          ) : null}
        </button>
      );
    case "customer":
      return (
        <span className="desk-clip">
          <CustomerOf row={row} />
        </span>
      );
    case "phase":
      return row.state === "closed" ? (
        <span className="desk-tag" data-tone="done">
          {t("words:complaintState.closed")}
        </span>
      ) : (
        <PhaseDots phase={row.phase} />
      );
    case "due":
      return row.state === "closed" ? null : <SnoozeTag until={row.snoozedUntil} instead={<ListDue row={row} />} />;
    case "assignee":
      return row.awaited ? (
        <span className="desk-tag" data-tone="need">
          {t("list.awaited", { name: props.nameOf(row.assigneeId) })}
        </span>
      ) : (
        props.nameOf(row.assigneeId) || (
          <span className="desk-tag" data-tone="need">
            {t("list.noOwner")}
          </span>
        )
      );
    case "team":
      return props.teamOf(row.teamId);
    case "category":
      return <span className="desk-clip">{categoryPath(props.categories, row.categoryId).split(" › ").at(-1)}</span>;
    case "channel":
      return t(`words:channel.${row.channel}`);
    case "received":
      return <Time at={row.receivedAt} />;
    case "activity":
      return <Time at={row.lastActivityAt} />;
    case "state":
      return t(`words:complaintState.${row.state}`);
    case "tags":
      return row.tags.map((tag) => (
        <span key={tag} className="desk-tag">
          {tag}
        </span>
      ));
    case "order":
      return <Marked text={row.orderNo} marks={row.marked?.orderNo} />;
    case "number":
      return (
        <span className="desk-number">
          <Marked text={row.number} marks={row.marked?.number} />
        </span>
      );
    case "followUp":
      return row.followUpAt ? <Time at={row.followUpAt} /> : null;
  }
}
