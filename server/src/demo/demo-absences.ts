import type { AbsenceKind } from "@amends/core/accounts/absence";
import { dayIn } from "@amends/core/shared/day";
import { addAbsence } from "../accounts/index.ts";
import type { Db } from "../platform/db/connect.ts";
import type { Stage } from "./stage.ts";
import type { DemoCast } from "./story.ts";

/** Who of the demo's people is away, from today on; recorded by their supervisor as in daily work. */
export async function saveDemoAbsences(tx: Db, cast: DemoCast, stage: Stage, context: { readonly now: string; readonly newId: () => string }): Promise<void> {
  const personOf = (key: string) => stage.people[cast.people.findIndex((p) => p.key === key)];
  for (const { person, substitute, kind, begins, days } of cast.absences) {
    const [who, by] = [personOf(person), personOf(substitute)];
    const superior = stage.people.find((p) => p.team === who?.team && p.role === "supervisor");
    const zone = stage.teams.find((t) => t.id === who?.teamId)?.shop.timeZone;
    if (!who || !by || !superior || !zone) throw new Error(`demo: nobody can record the absence of ${person}`);
    const day = (offset: number) => dayIn(new Date(Date.parse(context.now) + offset * 86_400_000).toISOString(), zone);
    const viewer = {
      id: superior.id,
      companyId: stage.companyId,
      role: superior.role,
      teamId: superior.teamId,
      teamIds: [superior.teamId],
      name: superior.name,
    };
    const wanted = { personId: who.id, kind: kind as AbsenceKind, fromDay: day(begins), lastDay: day(begins + days - 1), substituteId: by.id, note: "" };
    await addAbsence(tx, wanted, { ...context, viewer });
  }
}
