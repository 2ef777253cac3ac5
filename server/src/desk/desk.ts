import type { Deps } from "../deps.ts";
import type { Db } from "../platform/db/connect.ts";
import { type CommonTerms, createCommonTerms } from "./common-terms.ts";
import { createLooks, type Looks } from "./looks.ts";
import { createSearchWindows, type SearchWindows } from "./search-windows.ts";

/** What the area keeps while the server runs. Made once in the composition root, handed to handlers as `deps.desk`. */
export type Desk = { readonly looks: Looks; readonly windows: SearchWindows; readonly commonTerms: CommonTerms; readonly stop: () => Promise<void> };
export type DeskDeps = Deps & { readonly desk: Desk };

export function createDesk(options: { db: Db; onError: (error: unknown) => void }): Desk {
  const looks = createLooks(options.db, options.onError);
  return { looks, windows: createSearchWindows(), commonTerms: createCommonTerms(), stop: looks.stop };
}
