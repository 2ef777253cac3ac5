import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import { type ComplaintRow, markedFields } from "@amends/core/desk/contract-view";
import { type KnownData, noKnownData } from "@amends/core/desk/masking";
import { highlight } from "@amends/core/shared/search-highlight";
import { presentText } from "./present.ts";
import { shownTexts } from "./search-document.ts";
import { type Hit, markerOf } from "./search-marks.ts";

/** What stands behind a row: its texts, and what of them must be hidden. */
type Behind = { readonly texts: string; readonly known: KnownData };
const nothing: Behind = { texts: "", known: noKnownData };

/** Which words of the row itself matched; nothing for fields in which none did. */
export function marksOf(row: ComplaintRow, query: string): ComplaintRow["marked"] {
  const found = markedFields.map((field) => [field, highlight(row[field], query)] as const).filter(([, marks]) => marks.length > 0);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/**
 * The words that matched, for each row: where they stand in preview and title, else in the texts behind them (by id), as far
 * as this viewer reads those. A trainer is shown nothing beyond the row.
 */
export function hitsOf(rows: readonly ComplaintRow[], texts: ReadonlyMap<string, Behind>, viewer: Viewer, query: string): Map<string, Hit> {
  const hitIn = markerOf(query);
  const full = readsContacts(viewer.role);
  const hits = new Map<string, Hit>();
  for (const row of rows) {
    const { texts: written, known } = texts.get(row.id) ?? nothing;
    const behind = viewer.role === "trainer" ? [] : shownTexts(written, full);
    const hit = hitIn([row.preview, row.title, row.number, row.customerName, row.orderNo]) ?? hitIn(behind.map((text) => presentText(text, viewer, known)));
    if (hit) hits.set(row.id, hit);
  }
  return hits;
}
