import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anonymiseComplaint, anonymiseText, maskComplaint, maskText } from "./masking.ts";
import { newStory } from "./story.fixture.ts";

describe("maskText", () => {
  test.each([
    ["打我 13800138000 或 wang@example.com", "打我 138****8000 或 w****@example.com"],
    ["订单号：JD2024-0512，车牌沪A·12345", "订单号：****0512，车牌沪A****5"],
    ["2026-11-20 付了 500 元", "2026-11-20 付了 500 元"],
  ])("%s", (text, masked) => expect(maskText(text)).toBe(masked));

  test("also the two-hundredth number of a text", () => {
    const text = Array.from({ length: 200 }, (_, i) => `1380013${String(i).padStart(4, "0")}`).join("，");
    expect(maskText(text)).not.toMatch(/\d{8}/);
  });

  test("takes time linear in the text, however many numbers it holds", () => {
    for (const piece of ["13800138000，", "a@b.cn ", "沪A12345 ", "订单号：JD2024-0512，"]) {
      const text = piece.repeat(50_000 / piece.length);
      const start = performance.now();
      expect(maskText(text)).not.toContain(piece.slice(0, -1));
      expect(performance.now() - start).toBeLessThan(1_000); // 30 ms alone on the machine
    }
  });

  test("ends, whatever the text", () => {
    const piece = fc.constantFrom("13800138000", "a@b.cn", "****", "订单号：", "JD2024-0512", "沪A12345", "ABC-1234", "+86 ", "@", " ", "，", "0912-345-678");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        maskText(pieces.join(""));
      }),
      { numRuns: 300 },
    );
  });
});

test("anonymiseText also takes names and long numbers", () => {
  expect(anonymiseText("王小明 身份证 310101199001011234，卡 6222 0212 3456 7890，ID-1380013，2026-11-20 10:30", ["王小明"])).toBe(
    "王** 身份证 ****34，卡 ****90，ID-****13，2026-11-20 10:30",
  );
});

const secrets = ["13800138000", "wang@example.com", "沪A12345", "JD2024-0512", "TS-998877"];
function personal() {
  const story = newStory();
  const text = `王小明 13800138000 wang@example.com 沪A12345 订单号：JD2024-0512`;
  story.run("editIntake", {
    intake: {
      title: text,
      facts: text,
      summary: text,
      place: "上海市浦东新区世纪大道1号",
      priorContact: text,
      demand: { types: ["refund"], text },
      respondent: { unit: "Workshop", person: "李大力", personId: null },
      product: { name: "Aurora", model: "S", orderNo: "JD2024-0512", plate: "沪A12345" },
      representative: { name: "王大明", authorisation: text },
      referral: { body: "12315", number: "TS-998877", dueAt: null, reply: text },
    },
  });
  story.run("diagnose", { board: { who: text }, evidence: text, need: "李大力 said so to 王大明" });
  story.run("addOption", { kind: "repair", text, gain: text, time: text });
  story.run("promise", { what: text, to: "王小明", dueAt: "2026-12-24T00:00:00.000Z" });
  story.run("tryContact", { way: "phone", reached: false, note: text });
  story.run("setTags", { add: ["13800138000"] });
  return story.complaint;
}

test("for quality: no contact, order number or plate is left anywhere; names, ids and times are", () => {
  const complaint = personal();
  const masked = JSON.stringify(maskComplaint(complaint));
  for (const secret of secrets) expect(masked).not.toContain(secret);
  expect(maskComplaint(complaint)).toMatchObject({
    id: complaint.id,
    number: "AM-1",
    intake: { categoryId: "productQuality", receivedAt: complaint.intake.receivedAt, respondent: { person: "李大力" } },
  });
  expect(masked).toContain("王小明");
});

test("for the trainer: nobody can be told from it", () => {
  const shown = anonymiseComplaint(personal(), { name: "王小明", contacts: [] });
  const text = JSON.stringify(shown);
  for (const secret of [...secrets, "王小明", "王大明", "李大力", "世纪大道"]) expect(text).not.toContain(secret);
  expect(shown).toMatchObject({ customerId: null, intake: { respondent: { unit: "Workshop", person: "李**", personId: null } } });
});

test("a complaint without personal data is left as it is", () => {
  const { complaint } = newStory();
  expect(maskComplaint(complaint)).toEqual(complaint);
});
