import type { Deps } from "../deps.ts";
import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db/connect.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { type CommonTerms, createCommonTerms } from "./common-terms.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { createImportRunner, type ImportRunner } from "./import/import-runner.ts";
import { createLooks, type Looks } from "./looks.ts";
import { createSearchWindows, type SearchWindows } from "./search-windows.ts";

/** What the area keeps while the server runs. Made once in the composition root, handed to handlers as `deps.desk`. */
export type Desk = {
  readonly looks: Looks;
  readonly windows: SearchWindows;
  readonly commonTerms: CommonTerms;
  readonly directory: Directory;
  /** Works when it is woken; looks by itself, and takes up what was cut off, once it is started. */
  readonly imports: ImportRunner;
  readonly stop: () => Promise<void>;
};
export type DeskDeps = Deps & { readonly desk: Desk };

type DeskOptions = { readonly db: Db; readonly config: Config; readonly announce: () => void; readonly onError: (error: unknown) => void };

export function createDesk({ db, config, announce, onError }: DeskOptions): Desk {
  const looks = createLooks(db, onError);
  const imports = createImportRunner({ db, config, announce, newId: newUuid, clock: () => new Date().toISOString() }, onError);
  const stop = async () => {
    await imports.stop();
    await looks.stop();
  };
  return { looks, windows: createSearchWindows(), commonTerms: createCommonTerms(), directory: createDirectory(), imports, stop };
}
