import { listSorts, viewNames } from "@amends/core/desk/contract-view";
import { z } from "zod";
import { idList, listFilterShape } from "../list-filter.ts";

export const exportFormats = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the list is asked for, without pages. `ids` (separated by commas): exactly these, as far as the viewer sees them. */
export const exportQuery = z.object({
  ...listFilterShape,
  view: z.enum(viewNames).default("all"),
  q: z.string().max(400).optional(),
  sort: z.enum(listSorts).optional(),
  ids: idList.optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;
