/**
 * An expected 'no' from the core. `code` is a key of content/texts/<language>/errors.json and decides the HTTP status
 * in one table; `field` names the input at fault (dot path); `params` fill the sentence.
 */
export type Refusal = {
  readonly code: string;
  readonly field?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly details?: unknown;
};

export function refusal(code: string, extra: Omit<Refusal, "code"> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...extra } };
}
