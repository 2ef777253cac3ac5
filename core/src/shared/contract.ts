import { z } from "zod";

/** Building blocks of every request schema. Texts are trimmed, limited, and without what PostgreSQL cannot store: NUL and halves of a character. */
const clean = (s: string) =>
  s
    .replaceAll("\u0000", "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
export const line = (max = 200) =>
  z
    .string()
    .max(max)
    .transform(clean)
    .pipe(z.string().regex(/^[^\r\n]*$/));
export const text = (max = 10_000) => z.string().max(max).transform(clean);
export const requiredLine = (max = 200) => line(max).pipe(z.string().min(1));
export const requiredText = (max = 10_000) => text(max).pipe(z.string().min(1));
/** Of the years 1 to 9999: others have another form, in which they do not compare as strings and no database takes them. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((s) => new Date(s).toISOString())
  .refine((s) => /^(?!0000)\d{4}-/.test(s));
export const id = z.uuid();
export const money = z.object({ minor: z.int().min(0).max(100_000_000_000), currency: z.string().regex(/^[A-Z]{3}$/) });
export const language = z.enum(["zh-CN", "zh-TW", "en"]);
