import { describe, expect, test } from "vitest";
import {
  detectContacts,
  maskAddress,
  maskEmail,
  maskName,
  maskOrder,
  maskPhone,
  maskPlate,
  normaliseEmail,
  normaliseOrder,
  normalisePhone,
  normalisePlate,
} from "./contact.ts";

describe("detectContacts", () => {
  const found = (text: string) => detectContacts(text).map((h) => `${h.kind} ${h.text} ${h.normalised}`);
  test.each([
    ["请打13800138000或 010-12345678", ["phone 13800138000 +8613800138000", "phone 010-12345678 +861012345678"]],
    ["手机１３８ ００１３ ８０００", ["phone １３８ ００１３ ８０００ +8613800138000"]],
    ["電話 0912-345-678，市話 (02)2345-6789", ["phone 0912-345-678 +886912345678", "phone (02)2345-6789 +886223456789"]],
    [
      "+86 138 0013 8000 / +886 912 345 678 / +1 (415) 555-0100",
      ["phone +86 138 0013 8000 +8613800138000", "phone +886 912 345 678 +886912345678", "phone +1 (415) 555-0100 +14155550100"],
    ],
    ["Zhang.Wei@Example.com", ["email Zhang.Wei@Example.com zhang.wei@example.com"]],
    ["我的车沪A·12345，新能源粤BD12345，学车京A1234学", ["plate 沪A·12345 沪A12345", "plate 粤BD12345 粤BD12345", "plate 京A1234学 京A1234学"]],
    ["車牌 ABC-1234", ["plate ABC-1234 ABC1234"]],
    ["订单号：JD2024-0512 还没发货", ["order JD2024-0512 JD20240512"]],
    ["order no. 99-1234-77", ["order 99-1234-77 99123477"]],
    ["付了1380013800元，编号20240512138001380001，2024-05-12", []],
    ["JD13800138000 was 1.13800138000", []],
    ["in order to complain", []],
  ])("%s", (text, hits) => expect(found(text)).toEqual(hits));

  test("is linear on hostile text", () => {
    const started = performance.now();
    for (const unit of ["1", "a@", "0 ", "+1 ", "沪A", "order ", "a.b-", "订单:"]) detectContacts(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

describe("normalise", () => {
  test.each([
    ["138-0013-8000", "+8613800138000"],
    ["(010) 1234 5678", "+861012345678"],
    ["０９１２３４５６７８", "+886912345678"],
    ["hello", ""],
    ["95588", "95588"],
    ["0086 13800138000", "+8613800138000"],
  ])("phone %s", (a, b) => expect(normalisePhone(a)).toBe(b));
  test.each([
    ["A@B.cn ", "a@b.cn"],
    ["no mail", ""],
    ["a@b", ""],
  ])("mail %s", (a, b) => expect(normaliseEmail(a)).toBe(b));
  test("plate and order", () => {
    expect(normalisePlate("沪a·12345")).toBe("沪A12345");
    expect(normaliseOrder("jd 2024-0512/88")).toBe("JD2024051288");
  });
});

describe("mask", () => {
  test.each([
    [maskPhone, "13800138000", "138****8000"],
    [maskPhone, "+886912345678", "+88****5678"],
    [maskPhone, "95588", "****88"],
    [maskPhone, "", ""],
    [maskEmail, "zhang@example.com", "z****@example.com"],
    [maskEmail, "x", "****"[0] as string],
    [maskEmail, "", ""],
    [maskName, "张三", "张*"],
    [maskName, "王小明", "王**"],
    [maskName, "欧阳娜娜", "欧阳**"],
    [maskName, "John Smith", "J*** S***"],
    [maskName, "", ""],
    [maskOrder, "JD20240512", "****0512"],
    [maskOrder, "A123", "****23"],
    [maskOrder, "", ""],
    [maskPlate, "沪A·12345", "沪A****5"],
    [maskPlate, "ABC-1234", "A****34"],
    [maskPlate, "", ""],
    [maskAddress, "上海市浦东新区世纪大道1号", "上海市浦****"],
    [maskAddress, "", ""],
  ] as const)("%# %s", (mask, value, shown) => {
    if (mask === maskEmail && value === "x") expect(mask(value)).toBe("****");
    else expect(mask(value)).toBe(shown);
  });
});
