import { createHash } from "node:crypto";
import { networkInterfaces } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { type Setting, settings } from "./config-settings.ts";
import { isReachable, systemFolder } from "./db/postgres-binaries.ts";

type Parsed = { [K in keyof typeof settings]: z.output<(typeof settings)[K]["read"]> };

/** All configuration, parsed once at start and passed down. Sizes in bytes, limits as tries per seconds. */
export type Config = Readonly<Omit<Parsed, "publicUrl"> & { publicUrl: string }>;

/** The folder of the checkout (where package.json and web/ are). */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Thrown with every problem at once, each naming its variable. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${problems.map((p) => `  ${p}`).join("\n")}`);
    this.problems = problems;
  }
}

/** The only reader of the environment. @throws ConfigError listing all problems, not just the first. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, setting] of Object.entries(settings) as [string, Setting][]) {
    const result = setting.read.safeParse((env[setting.name] ?? setting.fallback).trim());
    if (result.success) values[key] = result.data;
    else problems.push(...result.error.issues.map((issue) => `${setting.name} ${issue.message}`));
  }
  const known = new Set<string>(["AMENDS_API", ...Object.values(settings).map((s) => s.name)]); // AMENDS_API is Vite's, in development
  for (const name of Object.keys(env)) {
    if (name.startsWith("AMENDS_") && !name.startsWith("AMENDS_TEST_") && !known.has(name))
      problems.push(`${name} is not a setting of Amends ('amends config' lists them)`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const parsed = values as Parsed;
  return { ...parsed, dataDir: dataFolder(parsed.dataDir), publicUrl: parsed.publicUrl ?? ownAddress(parsed.host, parsed.port) };
}

function dataFolder(wanted: string): string {
  if (wanted !== "") return resolve(wanted);
  if (isReachable(checkout)) return join(checkout, ".amends");
  return join(systemFolder, createHash("sha256").update(checkout).digest("hex").slice(0, 12));
}

/** Does it listen on every network? */
export const isEverywhere = (host: string): boolean => host === "0.0.0.0" || host === "::";

/** Listening on every network is for people on other machines: links name an address that reaches this one from there. */
function ownAddress(host: string, port: number): string {
  const everywhere = isEverywhere(host);
  const outside = everywhere
    ? Object.values(networkInterfaces())
        .flat()
        .find((each) => each && !each.internal && each.family === "IPv4")
    : undefined;
  const name = everywhere ? (outside?.address ?? "127.0.0.1") : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** For `amends config`: each setting with its value as text; secrets are masked. */
export function describeConfig(
  config: Config,
  env: Readonly<Record<string, string | undefined>> = process.env,
): { name: string; value: string; fallback: string; meaning: string; given: boolean }[] {
  return (Object.entries(settings) as [keyof Config, Setting][]).map(([key, { name, fallback, meaning, secret }]) => {
    const given = (env[name] ?? "").trim();
    const derived = key === "publicUrl" ? config.publicUrl : key === "dataDir" ? config.dataDir : fallback;
    const value = secret && given !== "" ? "********" : given === "" ? derived : given;
    return { name, value, fallback, meaning, given: given !== "" };
  });
}
