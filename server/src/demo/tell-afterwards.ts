import type { ServiceLevel } from "@amends/core/desk/after-record";
import type { Actor } from "@amends/core/shared/record";
import type { Role } from "@amends/core/shared/role";
import { demoWords } from "./demo-words.ts";
import type { CaseInPlay } from "./play-case.ts";

/** Out of twenty customers who were content when called: what each was left with. Little is unforgettable. */
const left: readonly ServiceLevel[] = [
  ...Array<ServiceLevel>(5).fill("basic"),
  ...Array<ServiceLevel>(10).fill("satisfying"),
  ...Array<ServiceLevel>(4).fill("beyondExpectation"),
  "unforgettable",
];

/**
 * What came after the follow-up call: the level reached, for some a small gesture, and who came again. It goes by the complaint's
 * number, so that the stories before and after stay as they are.
 */
export function tellAfterwards(play: CaseInPlay, by: Actor, role: Role): void {
  const nth = Number(/\d+$/.exec(play.complaint.number)?.[0] ?? 0);
  play.do("setServiceLevel", { level: left[(nth * 7) % left.length] ?? "satisfying", note: "" }, by, role);
  const invited = nth % 3 === 0;
  if (invited) {
    play.do("addGesture", { text: demoWords[play.complaint.language].gesture, cost: null, ground: "goodwill", noCost: true }, by, role);
    const gesture = play.complaint.options.at(-1);
    if (gesture) play.do("giveGesture", { recordId: gesture.id, note: "" }, by, role);
  }
  if (nth % (invited ? 2 : 5) !== 0 || !play.later(60 * 24 * (4 + (nth % 20)))) return;
  play.do("noteComeBack", { cameAt: play.now, source: "note", note: "" }, by, role);
}
