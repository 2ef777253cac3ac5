import { type DetectedLanguage, detectLanguage } from "../shared/detect-language.ts";
import { proposeCategories } from "./assessment-category.ts";
import { type Because, type Evidence, gatherEvidence, type Proposal, recordBecause, scoreOf } from "./assessment-evidence.ts";
import { builtInLexicon } from "./assessment-lexicon.ts";
import { emotionOf, kindOf, mainWantOf, strongest } from "./assessment-person.ts";
import { severityFrom } from "./assessment-severity.ts";
import { specialsFrom } from "./assessment-special.ts";
import { type CategoryTree, defaultCategories } from "./category.ts";
import {
  type Channel,
  type ComplaintKind,
  type MainWant,
  type Motive,
  motives,
  type Personality,
  personalities,
  type RiskFlag,
  riskFlags,
  type Severity,
  type SpecialKind,
  type Standing,
} from "./vocabulary.ts";

export type { Because, Proposal } from "./assessment-evidence.ts";

export type AssessmentInput = {
  readonly title?: string | undefined;
  /** The customer's own words. */
  readonly facts: string;
  /** What the customer wants done. */
  readonly demandText?: string | undefined;
  readonly channel?: Channel | undefined;
  /** Taken as it is; found from the text when left out. */
  readonly language?: DetectedLanguage | undefined;
  readonly standing?: Standing | undefined;
  /** Complaints of the same kind by this person or about this order within the period that counts. */
  readonly earlierCount?: number | undefined;
  readonly categoryTree?: CategoryTree | undefined;
  /** False for dissatisfaction noticed before anybody filed it; only then 'potential' is possible. Default true. */
  readonly filed?: boolean | undefined;
};

/** What the words suggest. A person takes or changes each of them; nothing here is decided. */
export type Proposals = {
  readonly language: DetectedLanguage;
  /** At most three, most likely first. */
  readonly categories: readonly Proposal<string>[];
  readonly severity: Proposal<Severity>;
  readonly specials: readonly Proposal<SpecialKind>[];
  readonly riskFlags: readonly Proposal<RiskFlag>[];
  readonly personality: Proposal<Personality> | null;
  readonly motive: Proposal<Motive> | null;
  readonly mainWant: Proposal<MainWant> | null;
  /** 0 (calm) to 100. */
  readonly emotion: { readonly value: number; readonly because: readonly Because[] };
  readonly kind: Proposal<ComplaintKind>;
};

/** From here on a risk is worth showing. */
const riskThreshold = 1;

function riskFlagsFrom(evidence: Evidence, specials: readonly Proposal<SpecialKind>[], standing: Standing | undefined): Proposal<RiskFlag>[] {
  const flags: Proposal<RiskFlag>[] = [];
  for (const flag of riskFlags) {
    const found = scoreOf(evidence, `risk:${flag}`);
    const special =
      flag === "safety"
        ? specials.find((s) => s.value === "safety")
        : flag === "maliciousClaim"
          ? specials.find((s) => s.value === "professionalClaimant")
          : undefined;
    if (flag === "maliciousClaim") {
      // A suspicion this grave needs the corroborated evidence of the special kind, and words of its own.
      if (special && found.score > 0) flags.push({ value: flag, confidence: special.confidence, because: found.because });
    } else if (special) flags.push({ value: flag, confidence: special.confidence, because: special.because });
    else if (flag === "media" && standing === "media")
      flags.push({ value: flag, confidence: 1, because: [recordBecause("standing.media", "standing=media"), ...found.because] });
    else if (found.score >= riskThreshold) flags.push({ value: flag, confidence: found.confidence, because: found.because });
  }
  return flags;
}

/**
 * First assessment of a complaint from its words (method, chapter 2), each proposal with the words that led to it. Pure and quick
 * enough for every keystroke; linear in the length of the text. Reads Simplified, Traditional and English, also mixed.
 */
export function assessText(input: AssessmentInput): Proposals {
  const tree = input.categoryTree ?? defaultCategories;
  const evidence = gatherEvidence(input, tree);
  const specials = specialsFrom(evidence, input);
  const flags = riskFlagsFrom(evidence, specials, input.standing);
  const motive = strongest(evidence, "motive", motives, 1.1);
  const kind = kindOf(evidence, input);
  return {
    language: input.language ?? detectLanguage(`${input.title ?? ""}\n${input.facts}\n${input.demandText ?? ""}`),
    categories: proposeCategories(evidence, tree),
    severity: severityFrom(evidence, specials, flags, kind.value, input.filed ?? true),
    specials,
    riskFlags: flags,
    personality: strongest(evidence, "personality", personalities, 1.5),
    motive,
    mainWant: mainWantOf(evidence, motive, input.demandText),
    emotion: emotionOf(evidence, input),
    kind,
  };
}

/** Builds the rules ahead of the first assessment (some 50 ms): call it when the intake form opens, not at the first key. */
export function warmAssessment(): void {
  builtInLexicon();
}
