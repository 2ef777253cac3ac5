import { createHash } from "node:crypto";
import type pg from "pg";

const mark = "/*p*/";
const names = new Map<string, string>();

/** A statement that begins with this is prepared once per connection under a name made of its text: no parsing, no planning. */
export const prepared = mark;

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash("sha1").update(text).digest("base64url").slice(0, 20);
    names.set(text, name);
  }
  return name;
}

/** Makes a client give marked statements their name; all others go as they are. */
export function namePrepared(client: pg.ClientBase): void {
  const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values?: unknown, ...rest: unknown[]) =>
    typeof text === "string" && text.startsWith(mark) ? plain({ name: nameOf(text), text, values }, ...rest) : plain(text, values, ...rest);
  client.query = named as typeof client.query;
}
