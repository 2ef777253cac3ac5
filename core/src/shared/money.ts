/** An amount in integer minor units (fen, cents; TWD and JPY have none, so 1 = one dollar/yen) with its ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

const withoutMinorUnit = new Set(["TWD", "JPY", "KRW", "VND"]);

/** How many decimal digits a currency is written with here: 2, or 0 for currencies whose cents nobody uses (TWD). */
export function minorDigits(currency: string): number {
  return withoutMinorUnit.has(currency) ? 0 : 2;
}

/** Reads what a person typed ("1,234.50", "１２３４") as money; null when it is no amount, negative or too precise. */
export function parseMoney(text: string, currency: string): Money | null {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  if (!/^\d{1,12}(\.\d+)?$/.test(plain)) return null;
  const [whole = "", fraction = ""] = plain.split(".");
  const digits = minorDigits(currency);
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null;
  return { minor: Number(whole + fraction.slice(0, digits).padEnd(digits, "0")), currency };
}

const symbols: Record<string, string> = { CNY: "¥", TWD: "NT$", USD: "US$", HKD: "HK$", EUR: "€", GBP: "£" };

/** Writes money the same in all languages: "¥1,234.50", "NT$1,234"; the symbol is never ambiguous between TWD and USD. */
export function formatMoney(money: Money): string {
  const digits = minorDigits(money.currency);
  const value = money.minor / 10 ** digits;
  const number = value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const symbol = symbols[money.currency];
  return symbol ? `${symbol}${number}` : `${money.currency} ${number}`;
}

/** Sum of amounts of one currency; null when the list is empty or mixes currencies. */
export function sumMoney(amounts: readonly Money[]): Money | null {
  const first = amounts[0];
  if (!first || amounts.some((a) => a.currency !== first.currency)) return null;
  return { minor: amounts.reduce((sum, a) => sum + a.minor, 0), currency: first.currency };
}
