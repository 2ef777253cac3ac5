import { z } from "zod";
import { line } from "../shared/contract.ts";
import { mailAddress } from "./mail-address.ts";

/** How the connection is secured: from its first byte (usually port 465), by STARTTLS or not at all (587), or never (a relay beside the server). */
export const mailSecurities = ["tls", "startTls", "none"] as const;
export type MailSecurity = (typeof mailSecurities)[number];

/**
 * PUT /api/settings/mail: the one account the company's mail goes out with. `password` absent = the one that is kept. A name and
 * password in clear text over the network are refused.
 */
export const mailAccountSchema = z.strictObject({
  host: line(253).pipe(z.string().regex(/^[\p{L}\p{N}]([\p{L}\p{N}.:-]*[\p{L}\p{N}])?$/u)),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  username: line(254),
  password: z.string().max(500).optional(),
  fromName: line(100),
  fromAddress: mailAddress,
});
export type MailAccountInput = z.output<typeof mailAccountSchema>;

/** GET /api/settings/mail. The password never leaves the server. */
export type MailAccount = Omit<MailAccountInput, "password"> & { readonly hasPassword: boolean };

/** `demo`: this company sends nothing, whatever is set. */
export type MailSettings = { readonly account: MailAccount | null; readonly demo: boolean };

/** POST /api/settings/mail/test: to oneself, or to this address. */
export const mailTestSchema = z.strictObject({ to: mailAddress.optional() });
