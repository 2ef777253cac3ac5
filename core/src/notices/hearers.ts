import type { Role } from "../shared/role.ts";
import type { NoticeComplaint, NoticeFacts, NoticePerson } from "./notice-facts.ts";

type Found = readonly string[];

const ids = (people: readonly NoticePerson[]): Found => people.map((p) => p.id);
const ofRole = (people: readonly NoticePerson[], role: Role) => people.filter((p) => p.role === role && p.sees);

/** This person, when there is one who may see it. */
export function oneOf(facts: NoticeFacts, id: unknown): Found {
  return facts.people.some((p) => p.id === id && p.sees) ? [id as string] : [];
}

/**
 * Superiors in charge: the supervisors of its own team; where it has none, of the next team above, up the tree; the managers
 * in the end. `among` narrows to some of them.
 */
export function superiorsOf(facts: NoticeFacts, complaint: NoticeComplaint, among?: readonly string[]): Found {
  const people = among ? facts.people.filter((p) => among.includes(p.id)) : facts.people;
  const supervisors = ofRole(people, "supervisor");
  for (const teamId of complaint.teamsUp) {
    const here = supervisors.filter((p) => p.teamId === teamId);
    if (here.length > 0) return ids(here);
  }
  return ids(ofRole(people, "manager"));
}

/**
 * Those who hear of it, and for each of them who is away whoever stands in: the named one where that one may see it, else the
 * superiors who are here. `among` narrows those who hear instead: an approval is nothing to who could not give it.
 */
export function withStandIns(facts: NoticeFacts, complaint: NoticeComplaint, personIds: readonly string[], among?: readonly string[]): Found {
  const standIns = facts.standIns ?? {};
  const here = facts.people.map((p) => p.id).filter((id) => !(id in standIns) && (among?.includes(id) ?? true));
  return personIds.flatMap((id) => {
    if (!(id in standIns)) return [id];
    const named = oneOf(facts, standIns[id]).filter((each) => here.includes(each));
    return [id, ...(named.length > 0 ? named : superiorsOf(facts, complaint, here))];
  });
}

/** People a plan means by what they are to the complaint. */
export function planHearersOf(facts: NoticeFacts, complaint: NoticeComplaint, who: unknown): Found {
  if (who === "manager") return managersOf(facts);
  return who === "supervisor" ? superiorsOf(facts, complaint) : handlerOf(facts, complaint);
}

/** Those above them, who hear when they are late. */
export function abovePlanHearersOf(facts: NoticeFacts, complaint: NoticeComplaint, who: unknown): Found {
  return who === "handler" ? superiorsOf(facts, complaint) : managersOf(facts);
}

export const managersOf = (facts: NoticeFacts): Found => ids(ofRole(facts.people, "manager"));

/** Agents of its own team, who may take what nobody has. */
export function agentsOf(facts: NoticeFacts, complaint: NoticeComplaint): Found {
  return ids(ofRole(facts.people, "agent").filter((p) => p.teamId === complaint.teamsUp[0]));
}

/**
 * Whoever handles it, and whoever still answers for it until the former has taken over; a complaint that nobody has (or nobody who
 * is still there) is its superiors' matter as well.
 */
export function handlerOf(facts: NoticeFacts, complaint: NoticeComplaint): Found {
  const handler = oneOf(facts, complaint.assigneeId);
  const answers = oneOf(facts, complaint.responsibleId);
  return [...(handler.length > 0 ? handler : superiorsOf(facts, complaint)), ...answers];
}

/** Whoever does an errand: its owner, else everybody of its team, and who stands in for those away. They need not see the complaint; a notice tells them of the errand only. */
export function doersOf(facts: NoticeFacts, ownerOrTeamId: unknown): Found {
  const doers = ids(facts.people.filter((p) => p.id === ownerOrTeamId || p.teamId === ownerOrTeamId));
  const standIns = doers.map((id) => facts.standIns?.[id]);
  return [...doers, ...ids(facts.people.filter((p) => standIns.includes(p.id)))];
}

/** Whose it is to do: the owner of the promise or step, else whoever handles the complaint. */
export function ownerOf(facts: NoticeFacts, complaint: NoticeComplaint): Found {
  const owner = oneOf(facts, complaint.ownerId);
  return owner.length > 0 ? owner : handlerOf(facts, complaint);
}
