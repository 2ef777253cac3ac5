import { z } from "zod";

/** One mailbox as it may stand in an envelope: no name, no brackets, no spaces, nothing that could begin another header. */
const shape = /^[^\s<>()[\],;:\\"@\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

export function isMailAddress(text: string): boolean {
  return text.length <= 254 && shape.test(text) && !text.includes("..");
}

/** Mailboxes that only machines write from: an automatic mail to one would be answered by another, and so on (RFC 3834 2). */
const machines = /^(mailer-daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|listserv|majordomo)([-+_.].*)?$/i;

/** May something be sent to this address without a person having written it? */
export function takesAutomaticMail(address: string, ownAddress: string): boolean {
  return isMailAddress(address) && !machines.test(address.slice(0, address.lastIndexOf("@"))) && address.toLowerCase() !== ownAddress.toLowerCase();
}

export const mailAddress = z.string().trim().refine(isMailAddress);

/** Whether a text may stand in a header: no line break (which would begin a header of its own), no other control character. */
export function isHeaderSafe(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
