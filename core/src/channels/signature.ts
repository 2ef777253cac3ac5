import { z } from "zod";
import { id, text } from "../shared/contract.ts";

const one = text(1_000).optional();

/** PUT /api/settings/mail/signatures/:teamId. Without any text the team signs as the one above it does. */
export const signatureSchema = z.strictObject({ texts: z.strictObject({ "zh-CN": one, "zh-TW": one, en: one }) });
export const signatureParams = z.object({ teamId: id });
