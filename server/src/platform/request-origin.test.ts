import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { createHttp } from "./http.ts";
import { isLoopback } from "./request-origin.ts";

/** An application that answers whom it takes the caller for. */
function useApp(env: Record<string, string>): { get: (remoteAddress: string, headers: Record<string, string>) => Promise<{ ip: string; loopback: boolean }> } {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent", ...env }));
    app.get("/who", async (request) => ({ ip: request.ip, loopback: isLoopback(request) }));
  });
  afterAll(() => app.close());
  return { get: async (remoteAddress, headers) => (await app.inject({ url: "/who", remoteAddress, headers: { host: "127.0.0.1:4600", ...headers } })).json() };
}

describe("without a trusted proxy", () => {
  const app = useApp({});

  test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])("%s is this machine", async (address) => {
    expect((await app.get(address, {})).loopback).toBe(true);
  });
  test.each(["localhost:4600", "[::1]:4600", "127.0.0.1"])("also by the name %s", async (host) => {
    expect((await app.get("127.0.0.1", { host })).loopback).toBe(true);
  });
  test.each([
    ["another machine", "10.0.0.9", {}],
    ["another machine that says it is this one", "10.0.0.9", { "x-forwarded-for": "127.0.0.1" }],
    ["somebody behind a proxy on this machine", "127.0.0.1", { "x-forwarded-for": "10.0.0.9" }],
    ["a foreign name that leads here", "127.0.0.1", { host: "evil.example:4600" }],
    ["a foreign name that begins like a number", "127.0.0.1", { host: "127.0.0.1.evil.example" }],
  ])("%s is not", async (_, address, headers) => {
    expect((await app.get(address, headers as Record<string, string>)).loopback).toBe(false);
  });
  test("what a client says about its address is not believed", async () => {
    expect((await app.get("10.0.0.9", { "x-forwarded-for": "1.2.3.4" })).ip).toBe("10.0.0.9");
  });
});

describe("behind a trusted proxy", () => {
  const app = useApp({ AMENDS_TRUSTED_PROXIES: "10.0.0.0/8, loopback" });

  test("its word counts, another's does not", async () => {
    expect(await app.get("10.0.0.9", { "x-forwarded-for": "1.2.3.4" })).toEqual({ ip: "1.2.3.4", loopback: false });
    expect((await app.get("11.0.0.9", { "x-forwarded-for": "1.2.3.4" })).ip).toBe("11.0.0.9");
    expect((await app.get("10.0.0.9", { "x-forwarded-for": "6.6.6.6, 1.2.3.4" })).ip).toBe("1.2.3.4");
  });
  test("nobody behind it is at this machine", async () => {
    expect((await app.get("127.0.0.1", { "x-forwarded-for": "127.0.0.1" })).loopback).toBe(false);
  });
});
