import { channels, complaintKinds, complaintStates, phases, severities } from "@amends/core/desk/vocabulary";
import { id, instant, language, line } from "@amends/core/shared/contract";
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";

/** As many complaints as one address can carry by their ids; the same for bulk work. */
export const mostIds = 200;

/** Ids in an address, separated by commas. */
export const idList = z
  .string()
  .max(mostIds * 40)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .pipe(z.array(id).min(1).max(mostIds));

/** Narrowing of a list; the same parameters in lists, search, export and saved views. */
export const listFilterShape = {
  severity: z.enum(severities).optional(),
  state: z.enum(complaintStates).optional(),
  phase: z.enum(phases).optional(),
  categoryId: line(80).optional(),
  channel: z.enum(channels).optional(),
  teamId: id.optional(),
  assigneeId: id.optional(),
  tag: line(40).optional(),
  kind: z.enum(complaintKinds).optional(),
  language: language.optional(),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
  customerId: id.optional(),
  /** What an import left out is still missing. */
  toComplete: z.stringbool().optional(),
  /** Carries the handling of others; and: is handled in this one. */
  collective: z.stringbool().optional(),
  collectiveId: id.optional(),
};
const listFilter = z.object(listFilterShape);
/** `categoryIds`: the category asked for and everything below it, filled in by the route from the company's tree. */
export type ListFilter = z.infer<typeof listFilter> & {
  readonly categoryIds?: readonly string[] | undefined;
  /** Of these complaints only. */
  readonly ids?: readonly string[] | undefined;
};

/** True when nothing is narrowed: then the statement is one of few and worth preparing. */
export function isUnfiltered(filter: ListFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === "");
}

/** The filter as conditions on `complaints c`. */
export function filterConditions(filter: ListFilter): RawBuilder<boolean>[] {
  const all: (RawBuilder<boolean> | undefined | false | "" | null)[] = [
    filter.severity && sql`c.severity = ${severities.indexOf(filter.severity)}::int`,
    filter.state && sql`c.state = ${filter.state}`,
    filter.phase && sql`c.phase = ${filter.phase}`,
    filter.categoryId && sql`c.category_id = any(${[...(filter.categoryIds ?? [filter.categoryId])]}::text[])`,
    filter.channel && sql`c.channel = ${filter.channel}`,
    filter.teamId && sql`c.team_id = ${filter.teamId}::uuid`,
    filter.assigneeId && sql`c.assignee_id = ${filter.assigneeId}::uuid`,
    filter.tag && sql`c.tags <> '{}' and c.tags @> array[${filter.tag}]::text[]`,
    filter.kind && sql`c.kind = ${filter.kind}`,
    filter.language && sql`c.language = ${filter.language}`,
    filter.receivedFrom && sql`c.received_at >= ${filter.receivedFrom}::timestamptz`,
    filter.receivedTo && sql`c.received_at < ${filter.receivedTo}::timestamptz`,
    filter.customerId && sql`c.customer_id = ${filter.customerId}::uuid`,
    filter.toComplete !== undefined && (filter.toComplete ? sql`c.to_complete` : sql`not c.to_complete`),
    filter.collective !== undefined && (filter.collective ? sql`c.collective` : sql`not c.collective`),
    filter.collectiveId && sql`c.collective_id = ${filter.collectiveId}::uuid`,
    filter.ids && sql`c.id = any(${[...filter.ids]}::uuid[])`,
  ];
  return all.filter((c) => c !== undefined && c !== "" && c !== null && c !== false);
}
