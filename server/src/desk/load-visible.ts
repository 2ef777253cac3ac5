import type { Viewer } from "@amends/core/accounts/role";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { maySee } from "./policy.ts";
import { lockStored, readStored, type Stored } from "./store.ts";

/** The complaint, when this viewer sees it. @throws notFound: a hidden one and one that does not exist answer alike. */
export async function loadVisible(db: Db, viewer: Viewer, id: string): Promise<Stored> {
  const stored = await readStored(db, id);
  return stored && maySee(viewer, stored.placed) ? stored : refuse("notFound");
}

/** The same, locked until the transaction ends. */
export async function lockVisible(tx: Db, viewer: Viewer, id: string): Promise<Stored> {
  const stored = await lockStored(tx, id);
  return stored && maySee(viewer, stored.placed) ? stored : refuse("notFound");
}
