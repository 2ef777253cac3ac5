/** The closed lists of the desk, one word per concept (glossary: docs/glossary.md). Order matters where a ladder is meant. */

export { type Severity, severities } from "../shared/severity.ts";

export const phases = ["mood", "diagnose", "options", "agree", "carryOut"] as const;
export type Phase = (typeof phases)[number];

export const complaintKinds = ["dissatisfaction", "grumble", "complaint"] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

export const channels = ["phone", "visit", "letter", "email", "chat", "social", "form", "referral", "import"] as const;
export type Channel = (typeof channels)[number];

/** Authorities and platforms that pass complaints on (转办). */
export const referralBodies = ["12315", "12345", "consumerAssociation", "regulator", "heimao", "other"] as const;
export type ReferralBody = (typeof referralBodies)[number];

export const demandTypes = ["refund", "replacement", "repair", "apology", "compensation", "disciplineStaff", "explanation", "other"] as const;
export type DemandType = (typeof demandTypes)[number];

export const specialKinds = ["vip", "forceful", "safety", "recurring", "professionalClaimant"] as const;
export type SpecialKind = (typeof specialKinds)[number];

export const riskFlags = ["media", "regulator", "safety", "group", "litigation", "maliciousClaim"] as const;
export type RiskFlag = (typeof riskFlags)[number];

export const personalities = ["friendly", "dominant", "analytical", "selfCentred"] as const;
export type Personality = (typeof personalities)[number];

export const motives = ["venting", "faultFinder", "wantsAccount", "helpless"] as const;
export type Motive = (typeof motives)[number];

export const mainWants = ["fastAnswer", "ventAndRespect", "compensation"] as const;
export type MainWant = (typeof mainWants)[number];

export const standings = ["private", "business", "vip", "senior", "minor", "disabled", "repeat", "media", "professionalClaimant"] as const;
export type Standing = (typeof standings)[number];

export const optionKinds = [
  "apology",
  "explanation",
  "repair",
  "replacement",
  "refund",
  "discount",
  "compensation",
  "goodwillGesture",
  "processChange",
  "other",
] as const;
export type OptionKind = (typeof optionKinds)[number];

/** Why something is granted: the reason code of the ledger. Comfort (goodwill) is told from duty, so that causes can be read off the sums. */
export const grantGrounds = ["ownFault", "promiseBroken", "delay", "legalDuty", "contract", "safety", "goodwill", "other"] as const;
export type GrantGround = (typeof grantGrounds)[number];

/** Why a superior is asked: the amount limit, a second pair of eyes, or what this customer has had already. */
export const approvalGrounds = ["aboveLimit", "secondPair", "customerCap"] as const;
export type ApprovalGround = (typeof approvalGrounds)[number];

export const linkKinds = ["duplicate", "repeat", "collective", "parent", "child"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** How a complaint may end (closure gate of the desk). */
export const outcomes = ["accepted", "unreachable", "finalAnswer", "withdrawn", "merged"] as const;
export type Outcome = (typeof outcomes)[number];

export const directCauses = ["productQuality", "serviceQuality", "promiseNotKept", "expectationTooHigh", "notUsedToNew", "other"] as const;
export type DirectCause = (typeof directCauses)[number];

export const indirectCauses = ["policy", "process", "training", "otherDepartment", "supplier", "publicity", "staffing", "none", "other"] as const;
export type IndirectCause = (typeof indirectCauses)[number];

export const satisfactions = ["verySatisfied", "satisfied", "neutral", "dissatisfied", "veryDissatisfied", "noOpinion", "notReached"] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** What kind of promise was given; the kept rate is told by it. */
export const promiseKinds = ["reply", "callback", "refund", "repair", "visit", "delivery", "other"] as const;
export type PromiseKind = (typeof promiseKinds)[number];

export const boardFields = ["who", "what", "when", "where", "why", "how"] as const;
export type BoardField = (typeof boardFields)[number];

export const complaintStates = ["open", "waiting", "closed"] as const;
export type ComplaintState = (typeof complaintStates)[number];

export const contactWays = ["phone", "email", "sms", "chat", "visit", "letter", "page"] as const;
export type ContactWay = (typeof contactWays)[number];

/** Required at intake (standards.md 5.3); what an import leaves out of these is 'to complete' until closing at the latest. */
export const intakeMust = ["facts", "demand", "contact", "category", "respondent", "occurredAt"] as const;
export type IntakeMust = (typeof intakeMust)[number];
