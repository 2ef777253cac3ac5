import type { Money } from "../shared/money.ts";
import { type Instant, type Stamp, standing } from "../shared/record.ts";
import { isSuperior, type Role } from "../shared/role.ts";
import { type Authority, type Limit, sumAboveAuthority } from "./authority.ts";
import type { Agreement, Complaint, Option } from "./complaint.ts";
import type { GrantPolicy } from "./contract-grants.ts";
import { extensionKindOf, openExtensions } from "./extension.ts";
import { answeringLimit, sumsOf } from "./grant.ts";
import { limitFor } from "./grant-policy.ts";
import { isClosed } from "./state.ts";
import type { GrantGround, OptionKind } from "./vocabulary.ts";

/** What is granted as part of a request; `limit` = of whoever answers for it already. */
type Part = { readonly kind: OptionKind; readonly ground?: GrantGround | undefined; readonly cost: Money; readonly limit?: Limit };

/** Something that waits for a superior's yes or no. Kept beside the document so that many complaints can be asked at once. */
export type ApprovalRequest = {
  readonly of: "option" | "agreement" | "extension";
  readonly recordId: string;
  /** Kind of the option, or what the extension is of (`dueKind`); "" for an agreement. */
  readonly what: string;
  /** What it costs in all, by currency; empty where it costs nothing. */
  readonly sums: readonly Money[];
  readonly at: Instant;
  /** Who asked and who proposed it: neither of them decides it. */
  readonly askedBy: readonly string[];
  readonly parts: readonly Part[];
};

const people = (...stamps: (Pick<Stamp, "by"> | null)[]) => [...new Set(stamps.flatMap((s) => (s?.by.type === "person" ? [s.by.id] : [])))];

function asked(record: Option | Agreement, of: "option" | "agreement", what: string, options: readonly Option[]): ApprovalRequest[] {
  const { approval } = record;
  // An agreement beyond the authority of those who made it waits for a superior from the start.
  if (approval?.state !== "asked" && !(of === "agreement" && approval?.state === "needed")) return [];
  const asking = approval.state === "asked" ? approval.asked : record;
  const parts = options.flatMap((o): Part[] =>
    o.cost ? [{ kind: o.kind, ground: o.ground, cost: o.cost, ...(of === "agreement" ? { limit: answeringLimit(o) } : {}) }] : [],
  );
  return [{ of, recordId: record.id, what, sums: sumsOf(options), at: asking.at, askedBy: people(record, asking), parts }];
}

/** All that was asked of a superior in this complaint and not decided, the longest waiting first. Nothing waits in a closed one. */
export function openApprovals(complaint: Complaint): ApprovalRequest[] {
  if (isClosed(complaint)) return [];
  const { options, agreements } = complaint;
  const requests = [
    ...standing(options).flatMap((o) => asked(o, "option", o.kind, [o])),
    ...standing(agreements).flatMap((a) =>
      asked(
        a,
        "agreement",
        "",
        options.filter((o) => a.optionIds.includes(o.id)),
      ),
    ),
    ...openExtensions(complaint).map(
      (e): ApprovalRequest => ({
        of: "extension",
        recordId: e.id,
        what: extensionKindOf(complaint, e.of),
        sums: [],
        at: e.at,
        askedBy: people(e),
        parts: [],
      }),
    ),
  ];
  return requests.sort((a, b) => a.at.localeCompare(b.at));
}

/** Who might approve, and by which limits. */
export type Approver = { readonly id: string; readonly role: Role; readonly authority: Authority; readonly grantPolicy?: GrantPolicy | undefined };

/** Does this request wait for this person? The same rule as in the decision (approval.ts, extension.ts): a superior, not oneself, within the limit. */
export function waitsFor(request: ApprovalRequest, { id, role, authority, grantPolicy }: Approver): boolean {
  if (!isSuperior(role) || request.askedBy.includes(id)) return false;
  return sumAboveAuthority(request.parts.map((part) => ({ cost: part.cost, limits: [part.limit, limitFor(role, authority, grantPolicy, part)] }))) === null;
}
