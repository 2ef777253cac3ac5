/** Nothing this product takes is nested deeper; what is would exhaust the stack of whoever walks it. */
const deepest = 100;

const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket] = [...'"\\{[}]'].map((sign) => sign.charCodeAt(0));

/** Is a JSON text nested deeper than anything that is ever sent? Linear; short texts are not looked through. */
export function isNestedTooDeep(json: string): boolean {
  if (json.length <= 2 * deepest) return false;
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === quote) {
      for (i++; i < json.length && json.charCodeAt(i) !== quote; i++) if (json.charCodeAt(i) === backslash) i++;
    } else if (code === openBrace || code === openBracket) {
      if (++depth > deepest) return true;
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return false;
}
