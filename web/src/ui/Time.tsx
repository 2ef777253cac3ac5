import type { Instant } from "@amends/core/shared/record";
import { useFormat } from "./use-format.ts";

/** A moment: relative within a day, else date and time; the full form on hover. */
export function Time({ at, form = "ago" }: { at: Instant; form?: "ago" | "table" | "long" | "date" | "time" | "day" }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.time(at, "long")}>
      {form === "ago" ? format.ago(at) : format.time(at, form)}
    </time>
  );
}
