import type { Proposals } from "@amends/core/desk/assessment";
import type { Language } from "@amends/core/desk/complaint";
import type { ContactKind, CreateComplaintInput } from "@amends/core/desk/contract-intake";
import { type OverrideField, type OverrideInput, overrideOf } from "@amends/core/desk/override";
import type {
  Channel,
  ComplaintKind,
  DemandType,
  LinkKind,
  MainWant,
  Motive,
  Personality,
  ReferralBody,
  RiskFlag,
  Severity,
  SpecialKind,
  Standing,
} from "@amends/core/desk/vocabulary";
import type { Money } from "@amends/core/shared/money";
import type { Instant } from "@amends/core/shared/record";
import type { UploadedFile } from "../desk-types.ts";

/** What the intake page holds while one types; flat, so that every key press is a small change, and kept as a draft. */
export type IntakeForm = {
  readonly channel: Channel;
  readonly language: Language | "";
  readonly anonymous: boolean;
  readonly customerId: string | null;
  readonly name: string;
  readonly standing: Standing;
  readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[];
  readonly title: string;
  readonly facts: string;
  readonly summary: string;
  readonly demandTypes: readonly DemandType[];
  readonly demandText: string;
  readonly categoryId: string | null;
  readonly unit: string;
  readonly person: string;
  readonly personId: string | null;
  readonly receivedAt: Instant | null;
  readonly occurredAt: Instant | null;
  readonly place: string;
  readonly product: string;
  readonly model: string;
  readonly orderNo: string;
  readonly plate: string;
  readonly amount: Money | null;
  readonly priorContact: string;
  readonly representative: string;
  readonly authorisation: string;
  readonly referralBody: ReferralBody | "";
  readonly referralNumber: string;
  readonly referralDue: Instant | null;
  readonly referralReply: string;
  readonly riskFlags: readonly RiskFlag[];
  readonly kind: ComplaintKind;
  readonly severity: Severity | null;
  readonly severityReason: string;
  readonly specials: readonly SpecialKind[];
  readonly personality: Personality | null;
  readonly motive: Motive | null;
  readonly mainWant: MainWant | null;
  /** Proposed special kinds that do not apply. */
  readonly dismissed: readonly SpecialKind[];
  /** Proposed risk flags that do not apply. */
  readonly dismissedFlags: readonly RiskFlag[];
  /** Why it is not as proposed, by what was judged otherwise. */
  readonly overrideReasons: Readonly<Partial<Record<OverrideField, string>>>;
  readonly files: readonly UploadedFile[];
  readonly links: readonly { readonly kind: LinkKind; readonly complaintId: string; readonly number: string }[];
  readonly promise: string;
  readonly promiseDue: Instant | null;
};

export const blankIntake: IntakeForm = {
  channel: "phone",
  language: "",
  anonymous: false,
  customerId: null,
  name: "",
  standing: "private",
  contacts: [{ kind: "phone", value: "" }],
  title: "",
  facts: "",
  summary: "",
  demandTypes: [],
  demandText: "",
  categoryId: null,
  unit: "",
  person: "",
  personId: null,
  receivedAt: null,
  occurredAt: null,
  place: "",
  product: "",
  model: "",
  orderNo: "",
  plate: "",
  amount: null,
  priorContact: "",
  representative: "",
  authorisation: "",
  referralBody: "",
  referralNumber: "",
  referralDue: null,
  referralReply: "",
  riskFlags: [],
  kind: "complaint",
  severity: null,
  severityReason: "",
  specials: [],
  personality: null,
  motive: null,
  mainWant: null,
  dismissed: [],
  dismissedFlags: [],
  overrideReasons: {},
  files: [],
  links: [],
  promise: "",
  promiseDue: null,
};

/** What the words suggest, as far as a choice can differ from it. */
export type Suggested = Pick<Proposals, "categories" | "severity" | "specials" | "riskFlags" | "personality" | "motive" | "mainWant">;

/** Proposals decided against, with the reasons given so far. */
export function overridesOf(form: IntakeForm, suggested: Suggested | null): OverrideInput[] {
  if (!suggested) return [];
  const { personality, motive, mainWant, categories, specials, riskFlags } = suggested;
  const found = [
    overrideOf("category", categories, form.categoryId),
    overrideOf("personality", personality ? [personality] : [], form.personality),
    overrideOf("motive", motive ? [motive] : [], form.motive),
    overrideOf("mainWant", mainWant ? [mainWant] : [], form.mainWant),
    ...specials.filter((p) => form.dismissed.includes(p.value)).map((p) => ({ field: "specialKind" as const, proposed: p.value, taken: null })),
    ...riskFlags.filter((p) => form.dismissedFlags.includes(p.value)).map((p) => ({ field: "riskFlag" as const, proposed: p.value, taken: null })),
  ];
  return found.filter((o) => o !== null).map((o) => ({ ...o, reason: (form.overrideReasons[o.field] ?? "").trim() }));
}

/** What is sent to record the complaint. The severity the words suggest is taken unless somebody chose otherwise. */
export function createBody(form: IntakeForm, suggested: Suggested | null, draftKey: string): CreateComplaintInput {
  const proposed = suggested?.severity.value ?? null;
  const contacts = form.contacts.map((c) => ({ kind: c.kind, value: c.value.trim() })).filter((c) => c.value !== "");
  return {
    ...(form.language ? { language: form.language } : {}),
    complainant: { customerId: form.customerId, name: form.anonymous ? "" : form.name.trim(), standing: form.standing, contacts },
    intake: {
      title: form.title.trim(),
      facts: form.facts.trim(),
      summary: form.summary.trim(),
      demand: { types: [...form.demandTypes], text: form.demandText.trim() },
      channel: form.channel,
      categoryId: form.categoryId,
      ...(form.receivedAt ? { receivedAt: form.receivedAt } : {}),
      occurredAt: form.occurredAt,
      place: form.place.trim(),
      respondent: { unit: form.unit.trim(), person: form.person.trim(), personId: form.personId },
      product: { name: form.product.trim(), model: form.model.trim(), orderNo: form.orderNo.trim(), plate: form.plate.trim() },
      amount: form.amount,
      priorContact: form.priorContact.trim(),
      representative: form.representative.trim() ? { name: form.representative.trim(), authorisation: form.authorisation.trim() } : null,
      referral:
        form.channel === "referral"
          ? { body: form.referralBody || "other", number: form.referralNumber.trim(), dueAt: form.referralDue, reply: form.referralReply.trim() }
          : null,
      anonymous: form.anonymous,
      riskFlags: [...form.riskFlags],
    },
    kind: form.kind,
    severity: form.severity ?? proposed ?? "ordinary",
    severityProposed: proposed,
    severityReason: form.severityReason.trim(),
    specials: [...form.specials],
    personality: form.personality,
    motive: form.motive,
    mainWant: form.mainWant,
    overrides: overridesOf(form, suggested),
    promises: form.promise.trim() && form.promiseDue ? [{ what: form.promise.trim(), dueAt: form.promiseDue }] : [],
    attachmentIds: form.files.map((f) => f.id),
    links: form.links.map(({ kind, complaintId }) => ({ kind, complaintId })),
    draftKey,
  };
}
