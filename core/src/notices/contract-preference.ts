import { z } from "zod";
import { noticeKinds } from "./notice-kind.ts";
import { defaultPreference, digests, type NoticePreference, noticeWays, sounds } from "./preference.ts";

/** A time of day where the person works, "22:00". */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const choices = z.partialRecord(z.enum(noticeKinds), z.partialRecord(z.enum(noticeWays), z.boolean()));

/** PUT /api/notices/preference. `ways` holds what differs from the default; `quiet`: nothing but the bell in these hours, over midnight too. */
export const preferenceSchema = z.strictObject({
  ways: choices,
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine((q) => q.from !== q.to)
    .nullable(),
  digest: z.enum(digests),
  /** When the mail of the day goes; only for 'daily'. */
  dailyAt: timeOfDay,
  /** A short sound while the page is not looked at: never, for what is one's own to do, for everything. */
  sound: z.enum(sounds),
});

/** What was saved, or the default for what was not or is no longer understood. */
export function readPreference(stored: unknown): NoticePreference {
  const parsed = preferenceSchema.safeParse({ ...defaultPreference, ...(stored as object | null) });
  return parsed.success ? parsed.data : defaultPreference;
}
