import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, type Comparable, countRecurring, findSimilar, likeness, shinglesOf } from "./similar.ts";

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const brakes = "提车三周，昨天下坡时刹车突然变硬，踩到底车还往前溜，要求检查。";
const own: Comparable = {
  customerId: "c1",
  contacts: ["138 0013 8000"],
  orderNo: "SO-2026-1101",
  plate: "沪A·12345",
  categoryId: "productQuality.safety",
  facts: brakes,
  receivedAt: now,
};
const of = (change: Partial<Candidate>): Candidate => ({ id: "x", facts: "空调不制冷，报修一周没有人来。", receivedAt: now - 3 * day, ...change });
const first = (change: Partial<Candidate>) => findSimilar(own, [of(change)])[0];

describe("findSimilar", () => {
  test.each<[string, Partial<Candidate>, string | undefined, string[]]>([
    ["same person, same words, three days later", { customerId: "c1", facts: brakes }, "duplicate", ["samePerson", "sameText"]],
    [
      "same person, same words, in Traditional",
      { customerId: "c1", facts: "提車三週，昨天下坡時剎車突然變硬，踩到底車還往前溜，要求檢查。" },
      "duplicate",
      ["samePerson", "sameText"],
    ],
    [
      "same telephone in another spelling and same order",
      { contacts: ["+86-138-0013-8000"], orderNo: "so20261101" },
      "duplicate",
      ["sameContact", "sameOrder"],
    ],
    ["same person, another matter", { customerId: "c1" }, "repeat", ["samePerson"]],
    ["same person, same words, two months ago", { customerId: "c1", facts: brakes, receivedAt: now - 60 * day }, "repeat", ["samePerson", "sameText"]],
    ["same plate, another person", { customerId: "c2", plate: "沪a12345" }, "repeat", ["samePlate"]],
    [
      "other person, nearly the same words",
      { customerId: "c2", facts: "提车三个月，下坡时刹车突然变硬，踩到底车还往前溜，请检查。" },
      "collective",
      ["nearText"],
    ],
    ["other person, nearly the same words, a year ago", { customerId: "c2", facts: brakes, receivedAt: now - 400 * day }, undefined, []],
    ["other person, other matter", { customerId: "c2" }, undefined, []],
    ["other person, only the same category", { customerId: "c2", categoryId: "productQuality.safety" }, undefined, []],
  ])("%s", (_, change, kind, reasons) => {
    const found = first(change);
    expect(found?.kind).toBe(kind);
    expect(found?.reasons ?? []).toEqual(reasons);
  });

  test("orders by likeness and keeps to the limit", () => {
    const found = findSimilar(
      own,
      [of({ id: "a", customerId: "c1" }), of({ id: "b", customerId: "c1", facts: brakes, orderNo: own.orderNo }), of({ id: "c" })],
      5,
    );
    expect(found.map((f) => f.id)).toEqual(["b", "a"]);
    expect(
      findSimilar(
        own,
        Array.from({ length: 20 }, (_, i) => of({ id: `${i}`, customerId: "c1" })),
        8,
      ),
    ).toHaveLength(8);
  });

  test("empty fields are no likeness", () => {
    const bare: Comparable = { facts: "", receivedAt: now, orderNo: "", plate: "", contacts: [""], customerId: null };
    expect(findSimilar(bare, [{ ...bare, id: "x" }])).toEqual([]);
  });

  test("English rewordings are near, other complaints are not", () => {
    const a = shinglesOf("I was charged twice for the same stay, 240 pounds each time, and reception says it is the bank.");
    const b = shinglesOf("Charged twice for the same stay, 240 each time. Reception says it is the bank's problem.");
    expect(likeness(a, b)).toBeGreaterThan(0.3);
    expect(likeness(a, shinglesOf("The shower was cold and the lift was out of order for the whole of our stay."))).toBeLessThan(0.12);
  });
});

test("likeness is symmetric, 1 with itself and within 0 to 1", () => {
  const text = fc.string({ unit: fc.constantFrom(..."刹车失灵 abc退款，1"), minLength: 12, maxLength: 60 });
  fc.assert(
    fc.property(text, text, (x, y) => {
      const [a, b] = [shinglesOf(x), shinglesOf(y)];
      expect(likeness(a, b)).toBe(likeness(b, a));
      expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
      expect(likeness(a, b)).toBeLessThanOrEqual(1);
      if (a.size >= 4) expect(likeness(a, a)).toBe(1);
    }),
  );
});

test("countRecurring counts what comes again within the period", () => {
  const again = (id: string, days: number) => of({ id, customerId: "c1", categoryId: "productQuality.safety", receivedAt: now - days * day });
  expect(countRecurring(own, [again("a", 10), again("b", 40), again("c", 200), of({ id: "d", customerId: "c1" })])).toBe(2);
});
