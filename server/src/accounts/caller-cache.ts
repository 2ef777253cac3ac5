import type { Caller } from "../platform/caller.ts";

/** Milliseconds a caller is believed without asking the database again. Changes made by this process do not wait for it. */
const lifetime = 2_000;
const most = 5_000;

/**
 * Callers by credential (session token or token hash), so that the calls of one page ask the database once. Whoever ends
 * a session, changes a role or moves a team forgets the people concerned in the same breath.
 */
export class CallerCache {
  #entries = new Map<string, { caller: Caller; until: number }>();
  #generation = 0;
  readonly #clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** The cached caller, or the result of `find`, which is kept unless something was forgotten while it was looked up. */
  async get(credential: string, find: () => Promise<Caller | undefined>): Promise<Caller | undefined> {
    const known = this.#entries.get(credential);
    if (known && known.until > this.#clock()) return known.caller;
    const generation = this.#generation;
    const caller = await find();
    if (caller && generation === this.#generation) {
      if (this.#entries.size >= most) this.#entries.clear();
      this.#entries.set(credential, { caller, until: this.#clock() + lifetime });
    } else this.#entries.delete(credential);
    return caller;
  }

  forgetPerson(personId: string): void {
    this.#generation++;
    for (const [credential, { caller }] of this.#entries) if (caller.viewer.id === personId) this.#entries.delete(credential);
  }

  forgetCredential(credential: string): void {
    this.#generation++;
    this.#entries.delete(credential);
  }

  forgetAll(): void {
    this.#generation++;
    this.#entries.clear();
  }
}
