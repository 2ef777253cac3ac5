import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AssessmentInput, assessText } from "./assessment.ts";
import { defaultCategories } from "./category.ts";
import { severities, standings } from "./vocabulary.ts";

const specials = (facts: string, more: Partial<AssessmentInput> = {}) => assessText({ facts, ...more }).specials.map((s) => s.value);
const isSafety = (facts: string) => specials(facts).includes("safety");

describe("denied, asked, quoted, supposed", () => {
  test.each([
    ["没有受伤", false],
    ["没有人受伤", false],
    ["没有造成人员受伤", false],
    ["無人受傷", false],
    ["受伤倒没有，就是吓到", false],
    ["没有受伤、没有起火", false],
    ["没有人员受伤或火灾", false],
    ["刹车没问题", false],
    ["刹车正常，没有异响", false],
    ["煞車跟方向盤都正常", false],
    ["No one was hurt", false],
    ["Nobody got hurt and the car is fine", false],
    ["There were no serious injuries or fire", false],
    ["The brakes are fine", false],
    ["injuries: none", false],
    ["没有人受伤，但是车起火了", true],
    ["没想到刹车失灵", true],
    ["没过多久就冒烟了", true],
    ["没人管我受伤", true],
    ["刹车不灵", true],
    ["刹车没反应", true],
    ["I can't believe the brakes failed", true],
    ["No one was hurt but the car caught fire", true],
    ["not only was he injured", true],
    ["I had no brakes", true],
    ["有没有受伤都不问一句", false],
    ["心里很受伤害", false],
    ["经理发火了", false],
    ["他朝我发起火来", false],
    ["生意火爆", false],
    ["you hurt my feelings", false],
    ["please fire him", false],
  ])("safety in «%s»: %s", (facts, expected) => expect(isSafety(facts)).toBe(expected));

  test("what may happen is a hazard, what happened is a crisis", () => {
    expect(assessText({ facts: "电池起火了" }).severity.value).toBe("crisis");
    expect(assessText({ facts: "万一电池起火怎么办" }).severity.value).toBe("serious");
    expect(assessText({ facts: "It caught fire" }).severity.value).toBe("crisis");
    expect(assessText({ facts: "What if it catches fire?" }).severity.value).toBe("serious");
  });

  test("not wanting money is not wanting money; being refused it is", () => {
    expect(assessText({ facts: "", demandText: "不是要赔偿，只要道歉" }).mainWant?.value).toBe("ventAndRespect");
    expect(assessText({ facts: "", demandText: "I am not asking for compensation, just an apology" }).mainWant?.value).toBe("ventAndRespect");
    expect(assessText({ facts: "你们不赔偿", demandText: "赔偿" }).mainWant?.value).toBe("compensation");
  });

  test("somebody else's threat is not the customer's", () => {
    expect(specials("店员说“有本事去法院起诉我们”")).not.toContain("forceful");
    expect(specials("客服说让我去起诉")).not.toContain("forceful");
    expect(specials('The clerk said "go ahead and sue us"')).not.toContain("forceful");
    expect(specials("I am not going to sue")).not.toContain("forceful");
    expect(specials("我要去法院起诉你们")).toContain("forceful");
    expect(specials("客服说没办法，我要去法院起诉你们")).toContain("forceful");
    expect(isSafety("医生说是“二度烫伤”")).toBe(true);
  });
});

describe("script, width, case and mixture", () => {
  test.each([
    ["煞車失靈了", "刹车失灵了"],
    ["電池膨脹還冒煙", "电池膨胀还冒烟"],
    ["ＢＲＡＫＥ　ＦＡＩＬＵＲＥ", "brake failure"],
    ["BRAKE FAILURE on the highway", "brake failure on the highway"],
    ["The 刹车 failed，刹车失灵", "刹车失灵"],
    ["刹\u200b车失\u200b灵", "刹车失灵"],
    ["the brakes\nfailed", "the brakes failed"],
  ])("«%s» is read as «%s»", (a, b) => {
    expect(isSafety(a)).toBe(true);
    expect(isSafety(b)).toBe(true);
  });

  test("a word inside another word is none", () => {
    expect(isSafety("The hurtling sofa was late")).toBe(false);
    expect(specials("The pursued issue")).not.toContain("forceful");
  });
});

describe("each proposal names its words", () => {
  const input = { title: "煞車失靈！", facts: "客服  說沒事。\r\n我的車今天煞車失靈，差點追撞。我要去法院起訴，退一賠三！", demandText: "退款並道歉" };
  const found = assessText(input);
  const reasons = [
    ...found.categories,
    found.severity,
    ...found.specials,
    ...found.riskFlags,
    found.personality,
    found.motive,
    found.mainWant,
    found.kind,
    found.emotion,
  ].flatMap((p) => p?.because ?? []);

  test("with their place in the original", () => {
    expect(reasons.length).toBeGreaterThan(8);
    for (const { field, start, end, phrase } of reasons) {
      expect(field).not.toBe("record");
      if (field !== "record") expect(input[field].slice(start, end)).toBe(phrase);
    }
    expect(found.specials.find((s) => s.value === "safety")?.because).toContainEqual({
      field: "facts",
      phrase: "煞車失靈",
      start: 15,
      end: 19,
      rule: "safety.brakes.zh",
    });
  });

  test("whatever the text, the places are right and the numbers sane", () => {
    const piece = fc.constantFrom(
      "刹车",
      "失灵",
      "没有",
      "受伤",
      "，",
      "。",
      "「",
      "」",
      '"',
      "I demand",
      " refund",
      " lawyer",
      "\n",
      "\u200b",
      "！",
      "煞車",
      "if ",
      "  ",
      "ＦＩＲＥ",
      "😡",
      "退一赔三",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.array(piece, { maxLength: 5 }), (facts, demand) => {
        const texts = { title: "", facts: facts.join(""), demandText: demand.join("") };
        const p = assessText(texts);
        for (const proposal of [...p.categories, p.severity, ...p.specials, ...p.riskFlags, p.personality, p.motive, p.mainWant, p.kind]) {
          expect(proposal?.confidence ?? 0).toBeGreaterThanOrEqual(0);
          expect(proposal?.confidence ?? 0).toBeLessThanOrEqual(1);
          for (const b of proposal?.because ?? []) if (b.field !== "record") expect(texts[b.field].slice(b.start, b.end)).toBe(b.phrase);
        }
        expect(p.emotion.value).toBeGreaterThanOrEqual(0);
        expect(p.emotion.value).toBeLessThanOrEqual(100);
        expect(p.categories.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 100 },
    );
  });
});

describe("severity", () => {
  test("what is filed is at least ordinary; potential only before it is filed", () => {
    expect(assessText({ facts: "有点慢" }).severity.value).toBe("ordinary");
    expect(assessText({ facts: "有点慢", filed: false }).severity.value).toBe("potential");
    expect(assessText({ facts: "有点慢", filed: false, demandText: "退款" }).severity.value).toBe("ordinary");
    expect(assessText({ facts: "刹车失灵", filed: false }).severity.value).toBe("serious");
  });

  test("special kinds raise it, from the words or from the record", () => {
    expect(assessText({ facts: "送货慢", standing: "vip" }).severity.value).toBe("serious");
    expect(assessText({ facts: "送货慢", standing: "media" }).riskFlags.map((f) => f.value)).toContain("media");
    expect(assessText({ facts: "送货慢", earlierCount: 1 }).severity.value).toBe("ordinary");
    const again = assessText({ facts: "送货慢", earlierCount: 2 });
    expect(again.specials[0]).toEqual({
      value: "recurring",
      confidence: 1,
      because: [{ field: "record", phrase: "earlierCount=2", start: 0, end: 0, rule: "earlierCount" }],
    });
    expect(again.severity.value).toBe("serious");
    expect(assessText({ facts: "車主群裡幾百人煞車都失靈" }).severity.value).toBe("crisis");
  });

  const texts = fc.constantFrom("刹车失灵", "送货慢", "I want a refund", "我要起诉", "买了二十盒过期饼干，退一赔十", "孩子被烫伤住院", "");
  test("a suspected professional claimant is proposed on two kinds of evidence and lowers nothing", () => {
    expect(specials("依据第一百四十八条要求退一赔十")).not.toContain("professionalClaimant");
    expect(specials("我买了二十盒饼干")).not.toContain("professionalClaimant");
    expect(specials("买了二十盒饼干，依据第一百四十八条退一赔十，转账给我就撤诉")).toContain("professionalClaimant");
    expect(specials("送货慢", { standing: "professionalClaimant" })).toEqual(["professionalClaimant"]);
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const rank = (standing: AssessmentInput["standing"]) => severities.indexOf(assessText({ facts: a, demandText: b, standing }).severity.value);
        expect(rank("professionalClaimant")).toBeGreaterThanOrEqual(rank("private"));
      }),
    );
  });

  test("no standing ever lowers it", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...standings), (facts, standing) => {
        expect(severities.indexOf(assessText({ facts, standing }).severity.value)).toBeGreaterThanOrEqual(
          severities.indexOf(assessText({ facts }).severity.value),
        );
      }),
    );
  });
});

describe("kind, language, tree", () => {
  test.each<[Partial<AssessmentInput> & { facts: string }, string]>([
    [{ facts: "有点慢" }, "dissatisfaction"],
    [{ facts: "跟你们吐槽一下，上菜不快" }, "grumble"],
    [{ facts: "我要投诉" }, "complaint"],
    [{ facts: "上菜不快", demandText: "退款" }, "complaint"],
    [{ facts: "上菜不快", channel: "referral" }, "complaint"],
    [{ facts: "Just letting you know the tea was cold, not a complaint" }, "grumble"],
  ])("%o is a %s", (input, kind) => expect(assessText(input).kind.value).toBe(kind));

  test("language is found or taken", () => {
    expect(assessText({ facts: "煞車失靈" }).language).toBe("zh-TW");
    expect(assessText({ facts: "煞車失靈", language: "zh-CN" }).language).toBe("zh-CN");
  });

  test("brakes are safety whatever the category is", () => {
    const found = assessText({ facts: "店员态度差，说刹车异响是正常的，刹车还发抖" });
    expect(found.specials.map((s) => s.value)).toContain("safety");
    expect(found.riskFlags.map((f) => f.value)).toContain("safety");
  });

  test("an edited tree: own words count, removed categories fall back to the one above", () => {
    const names = { "zh-CN": "充电桩", "zh-TW": "充電樁", en: "Charging" };
    const tree = [
      ...defaultCategories.filter((c) => c.id !== "serviceAttitude.impatient"),
      { id: "charging", parent: null, avoidable: false, names, cues: ["充电桩跳枪", "charger unplugs"] },
    ];
    expect(assessText({ facts: "充電樁跳槍", categoryTree: tree }).categories[0]?.value).toBe("charging");
    expect(assessText({ facts: "她很不耐烦，直接挂我电话", categoryTree: tree }).categories.map((c) => c.value)).toContain("serviceAttitude");
    expect(assessText({ facts: "刹车失灵", categoryTree: [] }).categories).toEqual([]);
  });

  test("empty text proposes nothing but the ground", () => {
    const { categories, specials: none, severity, personality, mainWant, emotion } = assessText({ facts: "" });
    expect({ categories, none, severity: severity.value, personality, mainWant, emotion: emotion.value }).toEqual({
      categories: [],
      none: [],
      severity: "ordinary",
      personality: null,
      mainWant: null,
      emotion: 15,
    });
  });
});

describe("time", () => {
  const took = (facts: string) => {
    const started = performance.now();
    assessText({ facts });
    return performance.now() - started;
  };

  test("2,000 characters within a keystroke", () => {
    const text = "我的车上周在你们店保养后刹车异响，打了三次电话没人回复，客服态度很差，要求退款并道歉。The brakes squeal and nobody calls back. "
      .repeat(20)
      .slice(0, 2_000);
    const times = Array.from({ length: 40 }, () => took(text)).sort((a, b) => a - b);
    // 3 ms is the aim and 1.3 ms was measured; the bound leaves room for a busy machine.
    expect(times[10]).toBeLessThan(20);
  });

  test.each(["车", "a", "刹车", "刹车失灵", "没有", "!", "「", "没有刹车 ", " the", "有", "退", "if the brakes "])(
    "linear on 100,000 characters of «%s»",
    (unit) => {
      const of = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      took(of(10_000));
      expect(took(of(100_000))).toBeLessThan(2_000);
    },
  );
});
