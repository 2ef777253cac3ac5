import type { Complaint } from "@amends/core/desk/complaint";
import type { Stamp } from "@amends/core/shared/record";

/** Every record of a complaint by its id: what an event of the timeline is about, and whether it was undone since. */
export function recordIndex(complaint: Complaint): ReadonlyMap<string, Stamp> {
  const found = new Map<string, Stamp>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) walk(each);
      return;
    }
    if (!value || typeof value !== "object") return;
    const stamp = value as Stamp;
    if (typeof stamp.id === "string" && typeof stamp.at === "string" && stamp.by) found.set(stamp.id, stamp);
    for (const [name, inner] of Object.entries(value)) if (name !== "by" && name !== "withdrawn") walk(inner);
  };
  walk(complaint);
  return found;
}
