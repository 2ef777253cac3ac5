/** Why a message did not go, as far as the product knows; each has a sentence in three languages. */
export type MailReason = "mailNotConfigured" | "mailUnreachable" | "mailLogin" | "mailTls" | "mailDeferred" | "mailRefused" | "mailUncertain" | "mailAddress";

/** A message did not go. `detail` is what the other server or the connection said, one line, short. */
export class MailFailure extends Error {
  override name = "MailFailure";
  readonly reason: MailReason;
  readonly detail: string;
  constructor(reason: MailReason, detail = "") {
    const short = detail.replace(/\s+/g, " ").trim().slice(0, 500);
    super(`[${reason}] ${short}`.trim());
    this.reason = reason;
    this.detail = short;
  }
}

/** Reasons that time mends: a server that is away, full, or greets strangers with 'come again later'; settings that are put right. */
const passing: ReadonlySet<MailReason> = new Set(["mailUnreachable", "mailLogin", "mailTls", "mailDeferred"]);
export const isPassing = (failure: MailFailure): boolean => passing.has(failure.reason);

type Told = { readonly code?: string; readonly responseCode?: number; readonly message?: string };

/** The library calls every broken connection alike; what the certificate or the encryption is about stands in the words only. */
const aboutTls = /certificate|altnames|SSL routines|ERR_TLS/i;

/** What an error of the connection means. `handed`: the last line was already with the other server, so that it may have taken the message. */
export function failureOf(error: unknown, handed: boolean): MailFailure {
  if (error instanceof MailFailure) return error;
  const { code = "", responseCode, message = String(error) } = (error ?? {}) as Told;
  if (code === "EAUTH") return new MailFailure("mailLogin", message);
  if (code === "ETLS" || (responseCode === undefined && aboutTls.test(message))) return new MailFailure("mailTls", message);
  // An answer is an answer, whenever it comes: the other server did not take it.
  if (responseCode !== undefined && responseCode >= 500) return new MailFailure("mailRefused", message);
  if (responseCode !== undefined && responseCode >= 400) return new MailFailure("mailDeferred", message);
  if (handed) return new MailFailure("mailUncertain", message);
  return new MailFailure("mailUnreachable", message);
}
