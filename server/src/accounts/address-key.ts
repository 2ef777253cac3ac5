/**
 * The address as tries are counted by: an IPv6 customer commands a whole /64, so its first half counts; IPv4 written as
 * IPv6 (::ffff:10.0.0.7) is the same as IPv4.
 */
export function addressKey(ip: string): string {
  const plain = ip.replace(/%.*$/, "").toLowerCase();
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (four) return four;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
