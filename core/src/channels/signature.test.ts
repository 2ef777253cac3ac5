import { expect, test } from "vitest";
import { signatureSchema } from "./signature.ts";
import { signatureFor } from "./signature-text.ts";

const company = { "zh-CN": "晨光客服\n400-000-0000", en: "Morning Light Care" };
const branch = { "zh-CN": "云岭店 {name}" };

test("the nearest team with a signature in the customer's language signs", () => {
  expect(signatureFor([{}, branch, company], "zh-CN", { name: "王芳" })).toBe("云岭店 王芳");
  expect(signatureFor([branch, company], "en", { name: "王芳" })).toBe("Morning Light Care");
  expect(signatureFor([branch, company], "zh-TW", { name: "王芳" })).toBeNull();
});

test("a name is taken as it is, and where nobody wrote no gap is left behind", () => {
  expect(signatureFor([branch], "zh-CN", { name: "$& {name}" })).toBe("云岭店 $& {name}");
  expect(signatureFor([{ en: "{name}" }], "en", { name: "" })).toBe("");
  expect(signatureFor([branch], "zh-CN", { name: "" })).toBe("云岭店");
});

test("too long, or in a language nobody has, is refused", () => {
  expect(signatureSchema.safeParse({ texts: { en: "x".repeat(1_001) } }).success).toBe(false);
  expect(signatureSchema.safeParse({ texts: { fr: "x" } }).success).toBe(false);
  expect(signatureSchema.parse({ texts: { en: "  a\u0000b \n" } }).texts.en).toBe("ab");
});
