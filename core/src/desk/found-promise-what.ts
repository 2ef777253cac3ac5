import { isHan } from "../shared/text-fold.ts";

const longest = 200;
const chineseLead =
  /^(?:[,，、：:；;\s]|那么?|好的?|嗯|另外|同时|所以|因此|请您?放心|請您?放心|我们|我們|我司|我方|本公司|我|咱们|这边|這邊|也|就|都|还|還|一定|保证|保證|承诺|承諾|将会|將會|会|會|将|將|最迟|最遲|最晚|预计|預計|大概|大约|大約|争取|爭取|尽量|盡量|在|于|於|的)+/;
const chineseTail = /[,，、：:；;\s]+$|(?:哦|呢|哈|的|噢|喔|呀|啦|～|~)+$/;
const englishLead =
  /^(?:[\s,:;-]|and\b|so\b|then\b|also\b|that\b|(?:i|we)(?:'|’)?(?:ll| will| shall)\b|(?:i|we) (?:promise|guarantee) (?:you )?(?:(?:that )?(?:i|we)(?:'|’)?(?:ll| will)|to)\b|let me\b|(?:i|we)(?:'m|’m|'re|’re| am| are) going to\b|by\b|at\b|on\b|personally\b)+/i;
const englishTail = /(?:[\s,;:-]|\b(?:by|on|at|before|within|in|between|and|the|latest|no later|than|around|until))+$/i;

/** Without its time, and without 'I will': '三天内给您答复' → '给您答复', 'I will call you back tomorrow' → 'call you back'. Never empty. */
export function whatIn(clause: string, timeStart: number, timeEnd: number): string {
  const timeless = timeStart >= 0 && timeEnd <= clause.length ? joined(clause.slice(0, timeStart), clause.slice(timeEnd)) : clause;
  const chinese = [...clause].some((char) => isHan(char.charCodeAt(0)));
  const bare = chinese
    ? timeless.replace(chineseLead, "").replace(chineseTail, "").replace(chineseTail, "")
    : timeless.replace(englishTail, "").replace(englishLead, "").replace(englishTail, "");
  const what = bare.trim();
  return shortened(what.length >= 2 ? what : clause.trim());
}

/** The words before and after the time, without what led up to it. */
function joined(before: string, after: string): string {
  const led = before
    .replace(/(?:在|于|於|不会超过|不會超過|不超过|不超過|不晚于|不晚於|最迟|最遲|最晚|预计|預計|大概|大约|大約|争取|爭取)+\s*$/, "")
    .replace(/\b(?:by|on|at|before|within|in|no later than|around)(?: the)?\s*$/i, "");
  const rest = after.replace(/^\s*(?:之前|以前|前|之内|以内|内)?(?=[,，])/, "").replace(/^ at the latest/i, "");
  return /[\w.]\s*$/.test(led) && /^\s*\w/.test(rest) ? `${led.trimEnd()} ${rest.trimStart()}` : `${led.trimEnd()}${rest.trimStart()}`;
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
}
