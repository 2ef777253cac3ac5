import { z } from "zod";

/** An IANA time zone that this runtime knows ('Asia/Shanghai'); offsets such as '+08:00' are no zones and are refused. */
export const timeZone = z.string().max(60).refine(isTimeZone, "timeZoneUnknown");

export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** An ISO 4217 currency this runtime knows ('CNY', 'TWD'). */
export const currency = z.string().refine((code) => /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf("currency").includes(code), "currencyUnknown");
