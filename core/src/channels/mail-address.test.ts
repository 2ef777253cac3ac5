import { expect, test } from "vitest";
import { isHeaderSafe, isMailAddress, takesAutomaticMail } from "./mail-address.ts";

test.each(["a@b.cn", "wang.xiao+ting@example.com", "o'neil@example.co.uk", "李@例子.中国"])("%s is a mailbox", (text) =>
  expect(isMailAddress(text)).toBe(true),
);

test.each([
  "",
  "a",
  "a@",
  "@b.cn",
  "a b@c.cn",
  "a@b.cn, c@d.cn",
  "A <a@b.cn>",
  "a@b.cn\r\nBcc: x@y.cn",
  "a@b..cn",
  "a@-b.cn-",
  `${"a".repeat(65)}@b.cn`,
  `a@${"b".repeat(255)}.cn`,
])("%j is none", (text) => expect(isMailAddress(text)).toBe(false));

test("a line break or control character has no place in a header", () => {
  expect(["你好", "Re: your complaint"].every(isHeaderSafe)).toBe(true);
  for (const text of ["a\r\nBcc: b", "a\nb", "a\rb", "a\u0000b", "a\u0085b"]) expect(isHeaderSafe(text)).toBe(false);
});

test("demand 20: nothing automatic goes to a machine's mailbox or to oneself", () => {
  const own = "care@example.com";
  for (const address of ["li@b.cn", "replyto@b.cn", "noreplyman@b.cn"]) expect(takesAutomaticMail(address, own), address).toBe(true);
  for (const address of [
    "MAILER-DAEMON@b.cn",
    "postmaster@b.cn",
    "no-reply@b.cn",
    "noreply@b.cn",
    "do_not_reply@b.cn",
    "bounce+7@b.cn",
    "Care@Example.com",
    "x",
  ])
    expect(takesAutomaticMail(address, own), address).toBe(false);
});
