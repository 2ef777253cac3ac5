import { expect, test } from "vitest";
import { readHours, writeHours } from "./hours-text.ts";

test.each([
  ["9:00-12:00, 13:30-18:00", [540, 720, 810, 1080]],
  ["9-12 13:30~18", [540, 720, 810, 1080]],
  ["９：００－１２：００、１３：３０至１８：００", [540, 720, 810, 1080]],
  ["8.30到24", [510, 1440]],
  ["", []],
])("%s is read", (text, minutes) => {
  expect(readHours(text)?.flatMap(({ from, to }) => [from, to])).toEqual(minutes);
});

test.each(["morning", "9:00", "9-12-15", "9:5-12"])("%s is no hours", (text) => expect(readHours(text)).toBeNull());

test("what was written is read again", () => {
  const hours = [
    { from: 0, to: 390 },
    { from: 810, to: 1440 },
  ];
  expect(readHours(writeHours(hours))).toEqual(hours);
});
