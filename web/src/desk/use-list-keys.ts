import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../ui/actions.ts";

type Moves = {
  readonly rows: readonly ComplaintRow[];
  readonly cursor: string | null;
  readonly openId: string | null;
  readonly setCursor: (id: string) => void;
  readonly open: (id: string) => void;
  readonly step: (id: string) => void;
  readonly leave: () => void;
  readonly select: (id: string, range: boolean) => void;
  readonly selectAll: (all: boolean) => void;
  readonly clearSelection: () => void;
  readonly hasSelection: boolean;
  readonly search: () => void;
  readonly loadMore: () => void;
};

/** Walking a list by keys: J/K, Enter, Esc, X, Shift+X, "/". With a complaint open, J and K go from one to the next. */
export function useListKeys(moves: Moves): void {
  const { t } = useTranslation("desk");
  const section = t("list.title");
  const at = moves.rows.findIndex((r) => r.id === (moves.openId ?? moves.cursor));
  const here = moves.openId ?? moves.cursor;
  const go = (by: 1 | -1, taking = false) => {
    const next = moves.rows[at < 0 ? 0 : at + by];
    if (!next) return by === 1 ? moves.loadMore() : undefined;
    if (taking) {
      if (!moves.hasSelection && here) moves.select(here, false);
      moves.select(next.id, true);
    }
    moves.setCursor(next.id);
    if (moves.openId) moves.step(next.id);
    document.querySelector(`[data-id="${next.id}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const down = () => go(1);
  const up = () => go(-1);
  useShortcut("j", down, { label: t("key.next"), section, inPalette: false });
  useShortcut("arrowdown", down, { label: t("key.next"), section, inPalette: false, enabled: !moves.openId });
  useShortcut("k", up, { label: t("key.previous"), section, inPalette: false });
  useShortcut("arrowup", up, { label: t("key.previous"), section, inPalette: false, enabled: !moves.openId });
  useShortcut("enter", () => moves.cursor && moves.open(moves.cursor), { label: t("key.open"), section, inPalette: false, enabled: !moves.openId });
  useShortcut("escape", () => (moves.openId ? moves.leave() : moves.clearSelection()), {
    label: t("list.back"),
    section,
    inPalette: false,
    enabled: moves.openId !== null || moves.hasSelection,
  });
  useShortcut("x", () => here && moves.select(here, false), { label: t("key.select"), section, inPalette: false });
  useShortcut("shift+x", () => here && moves.select(here, true), { label: t("key.selectRange"), section, inPalette: false });
  useShortcut("shift+arrowdown", () => go(1, true), { label: t("key.selectDown"), section, inPalette: false, enabled: !moves.openId });
  useShortcut("shift+arrowup", () => go(-1, true), { label: t("key.selectUp"), section, inPalette: false, enabled: !moves.openId });
  useShortcut("*", () => moves.selectAll(true), { label: t("list.selectAll"), section, enabled: !moves.openId && moves.rows.length > 0 });
  useShortcut("/", moves.search, { label: t("list.search"), section });
}
