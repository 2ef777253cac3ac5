/**
 * Something behind the scenes that could not be done (GET /api/failures): which reaction or job, about what, why, and whether it
 * is tried again by itself. `error` is the message for whoever looks after the installation; it begins with "[code] " where the
 * product knows the reason.
 */
export type Failure = {
  readonly id: string;
  readonly kind: "reaction" | "job";
  readonly name: string;
  readonly eventType: string | null;
  readonly complaintId: string | null;
  readonly number: string | null;
  readonly error: string;
  readonly tries: number;
  readonly at: string;
  readonly lastAt: string;
  /** null = only by hand. */
  readonly nextAt: string | null;
};

/** The code of a reason the product knows, and the rest of the message. */
export function reasonOf(error: string): { readonly code: string | null; readonly detail: string } {
  const found = /^\[(\w+)\] ?(.*)$/s.exec(error);
  return found ? { code: found[1] ?? null, detail: found[2] ?? "" } : { code: null, detail: error };
}
