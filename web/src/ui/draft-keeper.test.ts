import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DraftPlaces, type DraftStatus, keepDraft } from "./draft-keeper.ts";

function world() {
  const device = new Map<string, string>();
  const server = new Map<string, unknown>();
  const reach = { up: true };
  const guard = <T>(act: () => T) => (reach.up ? Promise.resolve(act()) : Promise.reject(new Error("offline")));
  const places: DraftPlaces = {
    local: { getItem: (k) => device.get(k) ?? null, setItem: (k, v) => void device.set(k, v), removeItem: (k) => void device.delete(k) },
    read: (k) => guard(() => (server.has(k) ? { data: server.get(k) } : null)),
    save: (k, data) => guard(() => void server.set(k, data)),
    remove: (k) => guard(() => void server.delete(k)),
  };
  const open = () => {
    const seen = { value: "", status: "" as DraftStatus | "" };
    const keeper = keepDraft("reply:1", "local", "", places, {
      value: (v) => {
        seen.value = v;
      },
      status: (s) => {
        seen.status = s;
      },
    });
    return { keeper, seen };
  };
  return { device, server, reach, open };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("typing is on the device at once and on the server within a second", async () => {
  const { device, server, open } = world();
  const { keeper, seen } = open();
  keeper.set("很抱歉");
  expect(device.get("local")).toContain("很抱歉");
  expect(server.size).toBe(0);
  await pass(1_000);
  expect(server.get("reply:1")).toBe("很抱歉");
  expect(seen.status).toBe("saved");
});

test("a tab closed while offline loses nothing: the next one has the text and sends it", async () => {
  const { server, reach, open } = world();
  reach.up = false;
  open().keeper.set("unsent");
  await pass(1_000);
  reach.up = true;
  const { seen } = open();
  await pass(10);
  expect(seen.value).toBe("unsent");
  await pass(10);
  expect(server.get("reply:1")).toBe("unsent");
});

test("without anything unsent here, the server's copy is taken, but never over what is being typed", async () => {
  const { server, open } = world();
  server.set("reply:1", "from the other device");
  const first = open();
  await pass(10);
  expect(first.seen.value).toBe("from the other device");
  const second = open();
  second.keeper.set("typed before the answer came");
  await pass(10);
  expect(second.seen.value).toBe("");
});

test("when the server is away the status says so, and it is tried again", async () => {
  const { server, reach, open } = world();
  const { keeper, seen } = open();
  await pass(10);
  reach.up = false;
  keeper.set("a");
  await pass(1_000);
  expect(seen.status).toBe("local");
  reach.up = true;
  await pass(9_000);
  expect(server.get("reply:1")).toBe("a");
});

test("clearing and emptying remove it in both places", async () => {
  const { device, server, open } = world();
  const { keeper } = open();
  keeper.set("x");
  await pass(1_000);
  keeper.clear();
  await pass(10);
  expect([device.size, server.size]).toEqual([0, 0]);
  keeper.set("y");
  await pass(1_000);
  keeper.set("");
  await pass(1_000);
  expect(server.size).toBe(0);
});

test("a draft cleared while it is being saved stays cleared, also when the page is left before the server knows", async () => {
  const { device, server, reach, open } = world();
  const { keeper } = open();
  keeper.set("sent to the customer");
  await pass(700);
  keeper.clear();
  await pass(10);
  expect([device.size, server.size]).toEqual([0, 0]);
  keeper.set("sent as well");
  await pass(1_000);
  reach.up = false;
  keeper.clear();
  keeper.stop();
  await pass(10);
  reach.up = true;
  const { seen } = open();
  await pass(10);
  expect(seen.value).toBe("");
  expect([device.size, server.size]).toEqual([0, 0]);
});
