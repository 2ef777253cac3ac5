import { listSorts, viewNames } from "@amends/core/desk/contract-view";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { listFilterShape } from "../list-filter.ts";

export const exportFormats = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** As many as one address can carry; the same as for bulk work. */
const mostIds = 200;

const idList = z
  .string()
  .max(mostIds * 40)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .pipe(z.array(id).min(1).max(mostIds));

/** What the list is asked for, without pages. `ids` (separated by commas): exactly these, as far as the viewer sees them. */
export const exportQuery = z.object({
  ...listFilterShape,
  view: z.enum(viewNames).default("all"),
  q: z.string().max(400).optional(),
  sort: z.enum(listSorts).optional(),
  ids: idList.optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;
