import type { Language } from "@amends/core/desk/complaint";
import type { FastifyRequest } from "fastify";

/** The product's language for a tag such as "zh-Hant-HK" or "en-GB"; undefined for languages it does not speak. */
export function languageOfTag(tag: string): Language | undefined {
  const parts = tag.trim().toLowerCase().split(/[-_]/);
  if (parts[0] === "en") return "en";
  if (parts[0] !== "zh") return undefined;
  if (parts.includes("hant") || ["tw", "hk", "mo"].some((place) => parts.includes(place) && !parts.includes("hans"))) return "zh-TW";
  return "zh-CN";
}

function preferred(accept: string): Language | undefined {
  return accept
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...options] = part.split(";");
      const q = options.map((o) => /^\s*q=([\d.]+)/.exec(o)?.[1]).find(Boolean);
      return { language: languageOfTag(tag), weight: q === undefined ? 1 : Number(q) };
    })
    .filter((each) => each.language && each.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.language;
}

/** What the screen says it shows, else what the person chose, else what the browser asks for, else English. */
export function requestLanguage(request: FastifyRequest, ofPerson?: Language): Language {
  const asked = request.headers["x-amends-language"];
  return (typeof asked === "string" ? languageOfTag(asked) : undefined) ?? ofPerson ?? preferred(request.headers["accept-language"] ?? "") ?? "en";
}
