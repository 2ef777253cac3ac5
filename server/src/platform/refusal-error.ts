import type { Refusal } from "@amends/core/shared/refusal";
import type { Db } from "./db/connect.ts";

/** Carries an expected 'no' out of a handler; the error edge turns its code into a status and a sentence. */
export class RefusalError extends Error {
  override name = "RefusalError";
  readonly refusal: Refusal;
  /** What is kept although the request is refused and everything it wrote is undone: run once its transaction has ended. */
  readonly keep: ((db: Db) => Promise<void>) | undefined;
  constructor(refusal: Refusal, keep?: (db: Db) => Promise<void>) {
    super(refusal.code);
    this.refusal = refusal;
    this.keep = keep;
  }
}

/** Throws a refusal: `refuse("notFound")`, `refuse("fieldRequired", { field: "title" })`. */
export function refuse(code: string, extra: Omit<Refusal, "code"> = {}): never {
  throw new RefusalError({ code, ...extra });
}

/** The value of a core decision, or its refusal thrown: `const { complaint } = orRefuse(decideClosure(…))`. */
export function orRefuse<T extends { readonly ok: true }>(decision: T | { readonly ok: false; readonly refusal: Refusal }): T {
  if (!decision.ok) throw new RefusalError(decision.refusal);
  return decision;
}
