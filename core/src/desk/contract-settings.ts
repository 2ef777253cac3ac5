import { z } from "zod";
import acceptance from "../../../content/desk/acceptance/acceptance.json" with { type: "json" };
import { id, line, money, requiredLine, requiredText } from "../shared/contract.ts";
import { type Authority, defaultAuthority } from "./authority.ts";
import { listSorts, viewNames } from "./contract-view.ts";

const acceptWorkingMinutes: number = acceptance.workingMinutes;
/** At most a fortnight of eight working hours a day: later it is nobody's any more. */
const takeOver = z.int().min(5).max(4_800);

/** GET/PUT /api/settings/desk: what a company decides about its desk. */
export const deskSettingsSchema = z.object({
  /** One amount limit per role; null = no limit, absent = nothing may be granted. */
  authority: z.strictObject({ agent: money.nullable().optional(), supervisor: money.nullable().optional(), manager: money.nullable().optional() }),
  /** Where a customer may turn to who does not accept the answer; proposed with a final answer. */
  outsideBodies: z.array(requiredLine(120)).max(30),
  /** Begins every number: letters and digits, at most six. */
  numberPrefix: z.string().regex(/^[A-Za-z0-9]{0,6}$/),
  trackingLinkDays: z.int().min(1).max(3_650),
  /** Offer an acknowledgement to the customer when a complaint is saved. */
  acknowledgement: z.boolean(),
  /** Working minutes that whoever a complaint was given to has for taking over, by level; a plan with a time of its own for that goes before. */
  takeOverMinutes: z
    .strictObject({ potential: takeOver, ordinary: takeOver, serious: takeOver, crisis: takeOver })
    .default({ potential: acceptWorkingMinutes, ordinary: acceptWorkingMinutes, serious: acceptWorkingMinutes, crisis: acceptWorkingMinutes }),
});
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

/** PUT /api/settings/portal: the team where complaints from the customer page land; null = the only team there is, else the company. */
export const portalSettingsSchema = z.object({ teamId: id.nullable() });

/** GET /api/settings/portal: what was chosen, where complaints land by that, and the page's address to hand out (also as a picture). */
export type PortalSettings = z.infer<typeof portalSettingsSchema> & { readonly landsIn: string; readonly url: string; readonly qrSvg: string };

const bodies: Readonly<Record<string, readonly string[]>> = {
  "zh-CN": ["12315 消费者投诉举报", "12345 政务服务便民热线", "当地消费者协会", "人民法院"],
  "zh-TW": ["1950 全國消費者服務專線", "縣市政府消費者服務中心", "消費爭議調解委員會", "法院"],
  en: ["Consumer protection authority", "Alternative dispute resolution body", "Court"],
};

/** What a company starts with. `minorPerUnit`: 100 where money has cents, 1 where it has none. */
export function defaultDeskSettings(company: { readonly currency: string; readonly language: string; readonly minorPerUnit: number }): DeskSettings {
  const authority: Authority = defaultAuthority(company.currency, company.minorPerUnit);
  return {
    authority: { agent: authority.agent, supervisor: authority.supervisor, manager: authority.manager },
    outsideBodies: [...(bodies[company.language] ?? bodies["zh-CN"] ?? [])],
    numberPrefix: "A",
    trackingLinkDays: 180,
    acknowledgement: true,
    takeOverMinutes: { potential: acceptWorkingMinutes, ordinary: acceptWorkingMinutes, serious: acceptWorkingMinutes, crisis: acceptWorkingMinutes },
  };
}

/** A list somebody keeps: a view with filters, order and columns; shared with the own team or for oneself. */
export const savedViewSchema = z.object({
  name: requiredLine(80),
  shared: z.boolean().default(false),
  query: z
    .record(z.string().max(40), z.string().max(400))
    .refine((q) => Object.keys(q).length <= 30)
    .refine((q) => q.view === undefined || (viewNames as readonly string[]).includes(q.view))
    .refine((q) => q.sort === undefined || (listSorts as readonly string[]).includes(q.sort)),
  columns: z.array(line(40)).max(40).default([]),
});
export type SavedViewInput = z.infer<typeof savedViewSchema>;
export type SavedView = SavedViewInput & { readonly id: string; readonly mine: boolean };

/** Several complaints at once; each is decided alone and answers for itself. */
export const bulkSchema = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("assign"),
    ids: z.array(id).min(1).max(200),
    teamId: id,
    assigneeId: id.nullable().default(null),
    note: line(2_000).default(""),
  }),
  z.object({
    action: z.literal("tag"),
    ids: z.array(id).min(1).max(200),
    add: z.array(requiredLine(40)).max(20).default([]),
    remove: z.array(requiredLine(40)).max(20).default([]),
  }),
  z.object({ action: z.literal("note"), ids: z.array(id).min(1).max(200), text: requiredText(20_000) }),
]);
export type BulkInput = z.infer<typeof bulkSchema>;
