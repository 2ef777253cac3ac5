/**
 * Masks for people who may handle a complaint but not see who it is. A mask never lets the length of a short value through
 * unchanged, and an empty value stays empty. Who sees the mask is decided in core/src/accounts.
 */
const dots = (n: number) => "*".repeat(Math.max(1, Math.min(n, 6)));

/** "13800138000" → "138****8000"; short numbers keep their last two digits only. */
export function maskPhone(value: string): string {
  const plain = value.trim();
  const digits = plain.replace(/\D/g, "");
  if (!plain) return "";
  if (digits.length < 7) return `${dots(4)}${digits.slice(-2)}`;
  const lead = plain.startsWith("+") ? `+${digits.slice(0, 2)}` : digits.slice(0, 3);
  return `${lead}****${digits.slice(-4)}`.slice(0, lead.length + 8);
}

/** "zhang.wei@example.com" → "z****@example.com". */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf("@");
  if (!value.trim()) return "";
  if (at < 1) return dots(4);
  const [first = ""] = value.trim();
  return `${first}****${value.trim().slice(value.trim().lastIndexOf("@"))}`;
}

const compoundSurnames = new Set([
  "欧阳",
  "歐陽",
  "司马",
  "司馬",
  "上官",
  "诸葛",
  "諸葛",
  "夏侯",
  "东方",
  "東方",
  "皇甫",
  "尉迟",
  "尉遲",
  "公孙",
  "公孫",
  "令狐",
  "慕容",
  "司徒",
  "端木",
  "南宫",
  "南宮",
  "张简",
  "張簡",
  "范姜",
]);

/** "王小明" → "王**", "欧阳娜娜" → "欧阳**", "John Smith" → "J*** S***". */
export function maskName(value: string): string {
  const name = value.trim();
  if (!name) return "";
  const chars = [...name];
  if (/\p{Script=Han}/u.test(name) && !/[a-z]/i.test(name)) {
    const lead = chars.length > 2 && compoundSurnames.has(chars.slice(0, 2).join("")) ? 2 : 1;
    return chars.slice(0, lead).join("") + dots(Math.min(chars.length - lead, 2));
  }
  return name
    .split(/\s+/)
    .slice(0, 4)
    .map((part) => `${[...part][0]}***`)
    .join(" ");
}

/** Order or case number: the last four characters stay ("****1234"); shorter ones keep two. */
export function maskOrder(value: string): string {
  const plain = value.trim();
  if (!plain) return "";
  return `****${plain.slice(plain.length > 6 ? -4 : plain.length > 3 ? -2 : plain.length)}`;
}

/** "沪A·12345" → "沪A****5"; "ABC-1234" → "A****34": the region and the end stay, enough to tell two cars of one person apart. */
export function maskPlate(value: string): string {
  const plain = value
    .normalize("NFKC")
    .replace(/[\s\-·•.]/g, "")
    .toUpperCase();
  if (!plain) return "";
  const lead = /^\p{Script=Han}[A-Z]/u.test(plain) ? 2 : 1;
  return plain.length <= lead + 2 ? `${plain.slice(0, 1)}****` : `${plain.slice(0, lead)}****${plain.slice(lead === 2 ? -1 : -2)}`;
}

/** Postal address: only its beginning (province, city) stays. */
export function maskAddress(value: string): string {
  const chars = [...value.trim()];
  return chars.length ? `${chars.slice(0, Math.min(6, Math.floor(chars.length / 3))).join("")}****` : "";
}
