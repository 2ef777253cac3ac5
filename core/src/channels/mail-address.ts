import { z } from "zod";

/** One mailbox as it may stand in an envelope: no name, no brackets, no spaces, nothing that could begin another header. */
const shape = /^[^\s<>()[\],;:\\"@\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

export function isMailAddress(text: string): boolean {
  return text.length <= 254 && shape.test(text) && !text.includes("..");
}

export const mailAddress = z.string().trim().refine(isMailAddress);

/** Whether a text may stand in a header: no line break (which would begin a header of its own), no other control character. */
export function isHeaderSafe(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
