import { z } from "zod";
import { id, line } from "../shared/contract.ts";

/** What a column of an imported file can become. Only 'text' is needed. */
export const importTargets = [
  "externalNo",
  "title",
  "text",
  "receivedAt",
  "category",
  "customerName",
  "contact",
  "orderNo",
  "demand",
  "state",
  "reply",
  "repliedAt",
] as const;
export type ImportTarget = (typeof importTargets)[number];

/** In which order day, month and year stand where the text alone does not tell (3/4/2019). */
export const dateOrders = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What somebody decided about a file before it is tried out or taken in. */
export const importPlanSchema = z.object({
  /** One entry per column, in order; null leaves the column out. */
  columns: z.array(z.enum(importTargets).nullable()).min(1).max(200),
  hasHeader: z.boolean().default(true),
  dateOrder: z.enum(dateOrders).default("ymd"),
  /** Words of the category column → id of a category; what is not named here is tried by name, else kept as a tag. */
  categories: z.record(z.string().max(200), line(80).nullable()).default({}),
  /** Words of the state column that mean closed; all others stay open. */
  closedStates: z.array(z.string().max(200)).max(100).default([]),
  /** Where they lie; the own team when absent. */
  teamId: id.optional(),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** POST /api/imports: what was found in the file. */
export type ImportPreview = {
  readonly id: string;
  readonly fileName: string;
  readonly format: "csv" | "xlsx";
  readonly encoding: string;
  readonly rowCount: number;
  readonly columns: readonly {
    readonly index: number;
    readonly header: string;
    readonly samples: readonly string[];
    /** Different words of a column with few of them (categories, states), else empty. */
    readonly words: readonly string[];
  }[];
  /** The first rows as they stand in the file, without the header. */
  readonly sample: readonly (readonly string[])[];
  readonly suggested: ImportPlan;
};

/** Why a row cannot be taken; `code` is a key of errors.json. `row` counts as a spreadsheet does, the header is row 1. */
export type ImportProblem = { readonly row: number; readonly code: string; readonly column: string | null; readonly value: string; readonly message: string };

/** POST /api/imports/:id/dry-run: what would happen. */
export type ImportTrial = {
  readonly total: number;
  readonly good: number;
  readonly bad: number;
  /** Already here, or twice in the file. */
  readonly duplicates: number;
  /** How many of the good ones lack what intake asks for, by field: they are marked 'to complete'. */
  readonly toComplete: Readonly<Record<string, number>>;
  readonly assumedTimes: number;
  readonly replies: number;
  readonly closed: number;
  /** The first 200. */
  readonly problems: readonly ImportProblem[];
};

export const importStatuses = ["uploaded", "running", "finished", "failed"] as const;
/** GET /api/imports/:id */
export type ImportProgress = {
  readonly id: string;
  readonly fileName: string;
  readonly status: (typeof importStatuses)[number];
  readonly total: number;
  readonly done: number;
  readonly created: number;
  readonly duplicates: number;
  readonly bad: number;
  readonly error: string | null;
  readonly personId: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

/** GET /api/imports/:id/rows?status=bad&after= */
export const importRowsQuery = z.object({
  status: z.enum(["bad", "duplicate", "created"]).default("bad"),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ImportRowView = { readonly row: number; readonly status: string; readonly problem: ImportProblem | null; readonly complaintId: string | null };
