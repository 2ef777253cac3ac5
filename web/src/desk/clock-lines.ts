import { type Clock, type ClockLabels, clockStateAt } from "@amends/core/shared/clock";
import type { Instant } from "@amends/core/shared/record";
import type { TFunction } from "i18next";

/** One line for each clock of a complaint: what, how it stands, when, under which pack and version. For the hover over what is due. */
export function clockLines(clocks: readonly Clock[], now: Instant, t: TFunction<"desk">, time: (at: Instant) => string, language: keyof ClockLabels): string[] {
  return clocks.map((clock) => {
    const { state, breached } = clockStateAt(clock, now);
    const how =
      state === "paused"
        ? t("desk:clocks.paused")
        : state === "met"
          ? t(breached ? "desk:clocks.metLate" : "desk:clocks.met")
          : t(breached ? "desk:clocks.activeLate" : "desk:clocks.active");
    const at = clock.dueAt ?? clock.metAt ?? clock.paused?.since;
    const pack = `${clock.packId} ${clock.packVersion}`;
    const more = [clock.legal ? t("desk:clocks.legal") : "", clock.crossesCoverage ? t("desk:clocks.crossesCoverage") : ""];
    return [clock.labels?.[language] ?? t(`words:dueKind.${clock.kind}`), how, at ? time(at) : "", pack, ...more].filter(Boolean).join(" · ");
  });
}
