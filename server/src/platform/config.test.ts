import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { ConfigError, describeConfig, readConfig } from "./config.ts";

test("an empty environment gives the documented defaults", () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 4600,
    publicUrl: "http://127.0.0.1:4600",
    trustedProxies: [],
    databaseUrl: undefined,
    loginLimitPerAddress: { tries: 5, seconds: 20 },
    loginLimitPerAccount: { tries: 20, seconds: 300 },
    uploadLimit: 20 * 1024 * 1024,
  });
  expect(config.dataDir).toMatch(/\.amends$|^\/var\/lib\/amends\/[0-9a-f]{12}$/);
});

test("values are read, spaces are forgiven, a public address loses its slash", () => {
  const config = readConfig({
    AMENDS_PUBLIC_URL: " https://desk.example.com/ ",
    AMENDS_TRUSTED_PROXIES: "10.0.0.1, 10.1.0.0/16,loopback",
    AMENDS_UPLOAD_LIMIT: "1.5 MB",
    AMENDS_LOGIN_LIMIT_ADDRESS: "200/1h",
  });
  expect(config.publicUrl).toBe("https://desk.example.com");
  expect(config.trustedProxies).toEqual(["10.0.0.1", "10.1.0.0/16", "loopback"]);
  expect(config.uploadLimit).toBe(1_572_864);
  expect(config.loginLimitPerAddress).toEqual({ tries: 200, seconds: 3600 });
});

test("every problem is listed at once and names its variable", () => {
  const wrong = {
    AMENDS_PORT: "70000",
    AMENDS_PUBLIC_URL: "desk.example.com",
    DATABASE_URL: "mysql://x",
    AMENDS_LOGIN_LIMIT_ADDRESS: "five",
    AMENDS_SESSION_SECRET: "short",
    AMENDS_PROT: "1",
  };
  try {
    readConfig(wrong);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    for (const name of Object.keys(wrong)) expect((error as Error).message).toContain(name);
  }
});

test("the listing shows values in force and masks secrets", () => {
  const env = { AMENDS_PORT: "4700", DATABASE_URL: "postgres://me:hunter2@db/amends" };
  const rows = describeConfig(readConfig(env), env);
  expect(rows.find((r) => r.name === "AMENDS_PORT")).toMatchObject({ value: "4700", fallback: "4600", given: true });
  expect(rows.find((r) => r.name === "AMENDS_PUBLIC_URL")?.value).toBe("http://127.0.0.1:4700");
  expect(JSON.stringify(rows)).not.toContain("hunter2");
});

test("who listens on every network is reached from other machines by the links it gives out", () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter((each) => each?.family === "IPv4" && !each.internal);
  const { publicUrl } = readConfig({ AMENDS_HOST: "0.0.0.0", AMENDS_PORT: "4700" });
  expect(publicUrl).toBe(`http://${outside[0]?.address ?? "127.0.0.1"}:4700`);
  expect(readConfig({ AMENDS_HOST: "::", AMENDS_PUBLIC_URL: "https://desk.example.com" }).publicUrl).toBe("https://desk.example.com");
  expect(readConfig({ AMENDS_HOST: "::1" }).publicUrl).toBe("http://[::1]:4600");
});
