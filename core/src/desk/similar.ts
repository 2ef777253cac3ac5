import { normaliseEmail, normaliseOrder, normalisePhone, normalisePlate } from "../shared/contact.ts";
import { foldForMatch, isHan } from "../shared/text-fold.ts";
import type { LinkKind } from "./vocabulary.ts";

/** What two complaints are compared by. A candidate is fetched by the caller: same customer, contact, order, plate, or near words. */
export type Comparable = {
  readonly customerId?: string | null | undefined;
  readonly contacts?: readonly string[] | undefined;
  readonly orderNo?: string | undefined;
  readonly plate?: string | undefined;
  readonly product?: string | undefined;
  readonly categoryId?: string | null | undefined;
  readonly title?: string | undefined;
  readonly facts: string;
  /** Milliseconds since 1970 (UTC) at which it came in. */
  readonly receivedAt: number;
};
/** `settled`: closed already; the same again is then a matter that came back, not one sent twice. */
export type Candidate = Comparable & { readonly id: string; readonly settled?: boolean | undefined };

export type SimilarReason = "samePerson" | "sameContact" | "sameOrder" | "samePlate" | "sameProduct" | "sameCategory" | "sameText" | "nearText";
export type Similar = {
  readonly id: string;
  /** duplicate: the same matter filed twice. repeat: the same person again. collective: other people, the same matter. */
  readonly kind: LinkKind;
  /** 0 to 1, for ordering. */
  readonly score: number;
  readonly reasons: readonly SimilarReason[];
  /** Share of the words in common, 0 to 1. */
  readonly textLikeness: number;
};

const day = 86_400_000;
/** The same person writing the same within this time has sent it twice; later it is the matter coming back. */
const duplicateWithin = 14 * day;
/** Complaints of other people further apart than this are no collective matter. */
const collectiveWithin = 90 * day;
/** Likeness of texts, set on rewordings of our own examples: reworded reports of one matter score 0.3 to 0.7, unrelated ones of one trade below 0.12. */
const sameText = 0.8,
  nearText = 0.3,
  collectiveText = 0.35;
/** So many characters are compared; more do not change the picture. */
const comparedLength = 4_000;

/** Shingles of a text: pairs of Chinese characters, pairs of words; folded, so that script, case and signs do not matter. */
export function shinglesOf(text: string): Set<string> {
  const folded = foldForMatch(text.slice(0, comparedLength));
  const shingles = new Set<string>();
  let word = "";
  let lastWord = "";
  let lastHan = "";
  const endWord = () => {
    if (!word) return;
    shingles.add(word);
    if (lastWord) shingles.add(`${lastWord} ${word}`);
    lastWord = word;
    word = "";
  };
  for (const char of folded) {
    const code = char.codePointAt(0) as number;
    if (isHan(code) || code > 0x20000) {
      endWord();
      if (lastHan) shingles.add(lastHan + char);
      lastHan = char;
    } else if (/[\p{L}\p{N}]/u.test(char)) {
      word += char;
      lastHan = "";
    } else {
      endWord();
      if (!/['\s]/.test(char)) lastHan = "";
    }
  }
  endWord();
  return shingles;
}

/** Jaccard likeness of two sets of shingles, 0 to 1; too little text is like nothing. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < 4 || b.size < 4) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common++;
  return common / (a.size + b.size - common);
}

/** Telephone, mail, or (WeChat, LINE and the like) the name itself. */
const contactKeys = (contacts: readonly string[] = []) =>
  new Set(contacts.map((c) => normalisePhone(c) || normaliseEmail(c) || foldForMatch(c.normalize("NFKC")).trim()).filter((c) => c.length > 5));
const same = (a: string | undefined, b: string | undefined, normalise: (v: string) => string, least: number) => {
  const key = normalise(a ?? "");
  return key.length >= least && key === normalise(b ?? "");
};

function reasonsFor(own: Comparable, other: Comparable, text: number): SimilarReason[] {
  const reasons: SimilarReason[] = [];
  if (own.customerId && own.customerId === other.customerId) reasons.push("samePerson");
  const keys = contactKeys(own.contacts);
  if ([...contactKeys(other.contacts)].some((key) => keys.has(key))) reasons.push("sameContact");
  if (same(own.orderNo, other.orderNo, normaliseOrder, 5)) reasons.push("sameOrder");
  if (same(own.plate, other.plate, normalisePlate, 5)) reasons.push("samePlate");
  if (same(own.product, other.product, (v) => foldForMatch(v).replace(/\s+/g, " ").trim(), 3)) reasons.push("sameProduct");
  if (own.categoryId && own.categoryId === other.categoryId) reasons.push("sameCategory");
  if (text >= sameText) reasons.push("sameText");
  else if (text >= nearText) reasons.push("nearText");
  return reasons;
}

const weights: Readonly<Record<SimilarReason, number>> = {
  samePerson: 0.35,
  sameContact: 0.3,
  sameOrder: 0.45,
  samePlate: 0.4,
  sameProduct: 0.1,
  sameCategory: 0.1,
  sameText: 0.5,
  nearText: 0.3,
};

function kindFor(reasons: readonly SimilarReason[], apart: number, text: number, settled: boolean): LinkKind | null {
  const has = (...wanted: SimilarReason[]) => wanted.some((r) => reasons.includes(r));
  const person = has("samePerson", "sameContact");
  const matter = has("sameOrder", "samePlate");
  if (person || matter) {
    const one = (has("sameText", "nearText") || (person && has("sameOrder"))) && apart <= duplicateWithin;
    return one && !settled ? "duplicate" : "repeat";
  }
  if (apart > collectiveWithin) return null;
  if (text >= sameText) return "collective";
  return text >= collectiveText || (text >= nearText && has("sameProduct", "sameCategory")) ? "collective" : null;
}

/**
 * Which of the candidates belong to a complaint before it is saved, most alike first. Pure: the caller fetches a few dozen candidates
 * and says what is theirs to see.
 */
export function findSimilar(own: Comparable, candidates: readonly Candidate[], limit = 8): Similar[] {
  const words = (c: Comparable) => shinglesOf(`${c.title ?? ""}\n${c.facts}`);
  const ownWords = words(own);
  const found: Similar[] = [];
  for (const candidate of candidates) {
    const text = likeness(ownWords, words(candidate));
    const reasons = reasonsFor(own, candidate, text);
    const apart = Math.abs(own.receivedAt - candidate.receivedAt);
    const kind = kindFor(reasons, apart, text, candidate.settled ?? false);
    if (!kind) continue;
    const score = Math.min(1, reasons.reduce((sum, r) => sum + weights[r], 0) + text * 0.2) * (apart > 365 * day ? 0.7 : 1);
    found.push({ id: candidate.id, kind, score: Math.round(score * 100) / 100, reasons, textLikeness: Math.round(text * 100) / 100 });
  }
  return found.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id)).slice(0, limit);
}

/** How many earlier complaints make a new one 'again and again': the same kind of matter of the same person or about the same thing, within the days given. */
export function countRecurring(own: Comparable, candidates: readonly Candidate[], withinDays = 90): number {
  return findSimilar(own, candidates, candidates.length).filter((s) => {
    const candidate = candidates.find((c) => c.id === s.id);
    const recent = candidate !== undefined && Math.abs(own.receivedAt - candidate.receivedAt) <= withinDays * day;
    return (
      recent &&
      s.kind === "repeat" &&
      s.reasons.some((r) => r === "sameCategory" || r === "sameOrder" || r === "samePlate" || r === "nearText" || r === "sameText")
    );
  }).length;
}
