import { z } from "zod";
import { id, line } from "../shared/contract.ts";

/** What a column of an imported file can become. Only 'text' is needed; several columns may become the same (two contacts). */
export const importTargets = [
  "externalNo",
  "title",
  "text",
  "receivedAt",
  "occurredAt",
  "category",
  "customerName",
  "contact",
  "orderNo",
  "respondent",
  "place",
  "demand",
  "state",
  "reply",
  "repliedAt",
] as const;
export type ImportTarget = (typeof importTargets)[number];

/** In which order day, month and year stand where the text alone does not tell (3/4/2019). */
export const dateOrders = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How the bytes of a text file are read; found by the server, changed by whoever imports. */
export const importEncodings = ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "windows-1252"] as const;
export type ImportEncoding = (typeof importEncodings)[number];

/** Columns a file may have. */
export const maxImportColumns = 200;

/** Body of dry-run and start: what somebody decided about a file before it is tried out or taken in. */
export const importPlanSchema = z.object({
  /** One entry per column, in order; null leaves the column out. */
  mapping: z.array(z.enum(importTargets).nullable()).min(1).max(maxImportColumns),
  hasHeader: z.boolean().default(true),
  dateOrder: z.enum(dateOrders).default("ymd"),
  /** Absent: the one found when the file was uploaded. */
  encoding: z.enum(importEncodings).optional(),
  /** Words of the category column → id of a category; what is not named here is tried by id and name, else kept as a tag. */
  categories: z.record(z.string().max(200), line(80).nullable()).default({}),
  /** Words of the state column that mean closed, all others stay open. Absent: the usual words (已办结, closed …). */
  closedStates: z.array(z.string().max(200)).max(200).optional(),
  /** Where the complaints lie; the own team when absent. */
  teamId: id.optional(),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export type ImportColumn = {
  readonly index: number;
  /** "" when the file has no line of headers. */
  readonly header: string;
  readonly samples: readonly string[];
  /** The different words of a column that has few of them (categories, states), else empty. */
  readonly words: readonly string[];
};

/** POST /api/imports, GET /api/imports/:id/preview?encoding=: what was found in the file. */
export type ImportPreview = {
  readonly id: string;
  readonly fileName: string;
  readonly format: "csv" | "xlsx";
  readonly encoding: ImportEncoding;
  /** What divides the columns of a text file. */
  readonly delimiter: string;
  /** The sheet that is read, and how many more the workbook has. */
  readonly sheet: string;
  readonly otherSheets: number;
  /** Rows with something in them, without the header. */
  readonly rows: number;
  readonly columns: readonly ImportColumn[];
  /** The first rows as they stand in the file, without the header. */
  readonly sample: readonly (readonly string[])[];
  readonly suggestedMapping: readonly (ImportTarget | null)[];
  readonly hasHeader: boolean;
  readonly dateOrder: DateOrder;
  readonly closedStates: readonly string[];
};

/** Why a row cannot be taken; `code` is a key of errors.json, `field` the target at fault (null: the row as a whole). */
export type ImportProblem = { readonly field: ImportTarget | null; readonly code: string; readonly value: string; readonly message: string };
/** `row` counts as a spreadsheet does: the header is row 1. */
export type ImportBadRow = { readonly row: number; readonly problems: readonly ImportProblem[] };

/** POST /api/imports/:id/dry-run: what would happen. */
export type ImportTrial = {
  readonly total: number;
  readonly good: number;
  /** Already here, or twice in the file. */
  readonly duplicates: number;
  readonly badCount: number;
  /** The first 200. */
  readonly bad: readonly ImportBadRow[];
  readonly counts: {
    /** How many of the good ones lack what intake asks for, by field: they are marked 'to complete'. */
    readonly toComplete: Readonly<Record<string, number>>;
    /** No time in the file: the time of import is taken, and marked. */
    readonly assumedTimes: number;
    readonly replies: number;
    readonly closed: number;
    /** Words of the category column that no category answers to, with how often they stand there; the most frequent 50. */
    readonly unknownCategories: readonly { readonly word: string; readonly count: number }[];
  };
};

export const importStatuses = ["uploaded", "running", "finished", "failed"] as const;
/** GET /api/imports/:id; done = created + duplicates + bad. */
export type ImportProgress = {
  readonly id: string;
  readonly fileName: string;
  readonly status: (typeof importStatuses)[number];
  readonly total: number;
  readonly done: number;
  readonly created: number;
  readonly duplicates: number;
  readonly bad: number;
  /** Why it failed, as a sentence in the language of the request. */
  readonly error: string | null;
  readonly personId: string;
  readonly teamId: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

/** GET /api/imports/:id/rows?status=bad&after= and, for all of them as CSV, /api/imports/:id/rows.csv?status=bad */
export const importRowStatuses = ["bad", "duplicate", "created"] as const;
export const importRowsQuery = z.object({
  status: z.enum(importRowStatuses).default("bad"),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ImportRowView = {
  readonly row: number;
  readonly status: (typeof importRowStatuses)[number];
  readonly problems: readonly ImportProblem[];
  /** The cells of a bad row as they stand in the file. */
  readonly cells: readonly string[];
  /** The complaint that was made of the row, or that was here before it. */
  readonly complaintId: string | null;
};
/** `after` of the next page; null at the end. */
export type ImportRowsPage = { readonly items: readonly ImportRowView[]; readonly nextAfter: number | null };
