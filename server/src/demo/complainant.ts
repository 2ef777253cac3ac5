import type { Language } from "@amends/core/desk/complaint";
import type { ContactKind } from "@amends/core/desk/contract-intake";
import type { Chance } from "./seeded.ts";

export type DemoCustomer = { readonly id: string; readonly name: string; readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[] };

/** A customer of the demo: numbers from ranges that belong to nobody, mail at a domain that cannot exist. */
export function drawCustomer(id: string, name: string, language: Language, chance: Chance): DemoCustomer {
  const phone =
    language === "zh-CN"
      ? `1990000${chance.between(1000, 9999)}`
      : language === "zh-TW"
        ? `0900-000-${chance.between(100, 999)}`
        : `+1 202 555 0${chance.between(100, 199)}`;
  const mail = `guest${chance.between(1000, 9999)}@example.com`;
  const contacts = [{ kind: "phone" as const, value: phone }, ...(chance.happens(0.4) ? [{ kind: "email" as const, value: mail }] : [])];
  return { id, name, contacts };
}
