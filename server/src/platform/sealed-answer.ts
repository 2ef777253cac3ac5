import { refuse } from "./refusal-error.ts";
import { seal, unseal } from "./seal.ts";

const purpose = "kept answers";

/** An answer kept for a repeated request, readable with the secret only. */
export const sealAnswer = (secret: string, value: unknown): string => seal(secret, purpose, value);

/** The value of `sealAnswer`. @throws conflict when the secret has changed since: the answer is lost, what it was about is not. */
export function openAnswer(secret: string, sealed: unknown): unknown {
  try {
    return unseal(secret, purpose, String(sealed));
  } catch {
    return refuse("conflict");
  }
}
