import { expect, test } from "vitest";
import { reasonOf } from "./failure.ts";

test("a known reason stands before the message, anything else is only a message", () => {
  expect(reasonOf("[mailRefused] 550 no such user\nhere")).toEqual({ code: "mailRefused", detail: "550 no such user\nhere" });
  expect(reasonOf("[mailUnreachable]")).toEqual({ code: "mailUnreachable", detail: "" });
  expect(reasonOf("relation [x] is gone")).toEqual({ code: null, detail: "relation [x] is gone" });
});
