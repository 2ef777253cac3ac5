import { z } from "zod";
import { language } from "../shared/contract.ts";

/** How one person likes to work; kept in people.profile, every field optional there and filled from `defaultProfile`. */
export type Profile = {
  readonly language: "zh-CN" | "zh-TW" | "en";
  readonly theme: "light" | "dark" | "system";
  readonly density: "comfortable" | "compact";
  /** What sends a message: Ctrl/Cmd+Enter (a line break cannot send by accident), or Enter. */
  readonly sendKey: "ctrlEnter" | "enter";
  /** One-letter keys; must be possible to switch off (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** Sizes of zones and columns by name, in pixels or as a share, as the screen left them. */
  readonly layout: Readonly<Record<string, number | boolean | string>>;
  readonly afterSend: "stay" | "next" | "list";
  /** How long an answer can be taken back before it goes out, in seconds; 0 = it goes at once. */
  readonly undoSeconds: 0 | 5 | 10;
};

export const defaultProfile: Profile = {
  language: "zh-CN",
  theme: "system",
  density: "comfortable",
  sendKey: "ctrlEnter",
  shortcuts: true,
  layout: {},
  afterSend: "stay",
  undoSeconds: 5,
};

const layoutKey = z.string().regex(/^[\w.:-]{1,60}$/);
const layoutValue = z.union([z.number().min(-100_000).max(100_000), z.boolean(), z.string().max(200)]);

/** PATCH /api/me/profile; `layout` is merged by key, the rest replaced. */
export const profilePatch = z.strictObject({
  language: language.optional(),
  theme: z.enum(["light", "dark", "system"]).optional(),
  density: z.enum(["comfortable", "compact"]).optional(),
  sendKey: z.enum(["ctrlEnter", "enter"]).optional(),
  shortcuts: z.boolean().optional(),
  layout: z.record(layoutKey, layoutValue).optional(),
  afterSend: z.enum(["stay", "next", "list"]).optional(),
  undoSeconds: z.union([z.literal(0), z.literal(5), z.literal(10)]).optional(),
});

/** A stored profile as a whole one: what is missing or no longer understood takes the default. */
export function readProfile(stored: unknown): Profile {
  const source = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const merged: Record<string, unknown> = { ...defaultProfile };
  for (const [key, schema] of Object.entries(profilePatch.shape)) {
    const parsed = schema.safeParse(source[key]);
    if (parsed.success && parsed.data !== undefined) merged[key] = parsed.data;
  }
  return merged as Profile;
}

/** Applies a patch. A layout keeps at most 200 names: the screen has far fewer, and a profile is sent with every start. */
export function patchProfile(stored: unknown, patch: z.output<typeof profilePatch>): Profile {
  const before = readProfile(stored);
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const layout = Object.fromEntries(Object.entries({ ...before.layout, ...patch.layout }).slice(-200));
  return { ...before, ...given, layout };
}
