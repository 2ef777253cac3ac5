/** What stands below a team's mail, by the customer's language. `{name}` is who wrote the answer. */
export type SignatureTexts = { readonly "zh-CN"?: string | undefined; readonly "zh-TW"?: string | undefined; readonly en?: string | undefined };

/** One team's own, as GET /api/settings/mail/signatures lists them. */
export type Signature = { readonly teamId: string; readonly texts: SignatureTexts };

/**
 * The signature for a customer: of the nearest team that has one in their language. `from`: the complaint's team and those above
 * it, nearest first. One in another language is no help to them: then null, and the company's name must do.
 */
export function signatureFor(from: readonly SignatureTexts[], language: keyof SignatureTexts, values: { readonly name: string }): string | null {
  const found = from.map((texts) => texts[language]?.trim() ?? "").find((each) => each !== "");
  return found === undefined ? null : found.replaceAll("{name}", () => values.name).trim();
}
