import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRest } from "./rest.ts";

const megabyte = 1024 * 1024;
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

function desk() {
  const state = { heap: 50 * megabyte, collected: 0, letGo: 0 };
  const collect = () => {
    state.collected++;
    state.heap = 60 * megabyte;
  };
  return {
    state,
    rest: createRest(
      () => state.letGo++,
      collect,
      () => state.heap,
    ),
  };
}

test("memory is given back once nobody has asked for anything for a while, once for each busy time", () => {
  const { state, rest } = desk();
  state.heap = 200 * megabyte;
  rest.busy();
  for (let i = 0; i < 20; i++) {
    vi.advanceTimersByTime(10_000);
    rest.busy();
  }
  expect(state.collected).toBe(0);
  vi.advanceTimersByTime(15_000);
  expect(state.collected).toBe(1);
  state.heap = 200 * megabyte;
  vi.advanceTimersByTime(600_000);
  expect(state.collected).toBe(1);
  rest.busy();
  vi.advanceTimersByTime(15_000);
  expect(state.collected).toBe(2);
});

test("a page that only says now and then that it is open gives nothing to look through", () => {
  const { state, rest } = desk();
  state.heap = 80 * megabyte;
  for (let i = 0; i < 20; i++) {
    rest.busy();
    vi.advanceTimersByTime(20_000);
  }
  expect(state.collected).toBe(0);
});

test("connections are let go later, once for each busy time, and not while requests come", () => {
  const { state, rest } = desk();
  for (let i = 0; i < 20; i++) {
    rest.busy();
    vi.advanceTimersByTime(40_000);
  }
  expect(state.letGo).toBe(0);
  vi.advanceTimersByTime(6_000);
  expect(state.letGo).toBe(1);
  vi.advanceTimersByTime(600_000);
  expect(state.letGo).toBe(1);
  rest.busy();
  vi.advanceTimersByTime(46_000);
  expect(state.letGo).toBe(2);
});
