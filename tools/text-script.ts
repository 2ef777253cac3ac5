import { createRequire } from "node:module";

const require = createRequire(new URL("../server/package.json", import.meta.url));
const { Converter } = require("opencc-js") as { Converter: (o: { from: string; to: string }) => (text: string) => string };

const toTraditional = Converter({ from: "cn", to: "tw" });
const toSimplified = Converter({ from: "tw", to: "cn" });

/** Written alike in both scripts (or preferred in Taiwan), although OpenCC maps them to another character first. */
const alsoTraditional = new Set("后里干余云范台斗丰谷征几划准周占升游才采系表只制回面折志致卷舍松布向同合出托克沈注吃胡伙姜幸");
const alsoSimplified = new Set("著乾覆瞭藉於徵臺裡");

/** Simplified characters in a Traditional text. */
export function simplifiedIn(text: string): string[] {
  return [...new Set(text)].filter((char) => /\p{Script=Han}/u.test(char) && !alsoTraditional.has(char) && toTraditional(char) !== char);
}

/** Traditional characters in a Simplified text. */
export function traditionalIn(text: string): string[] {
  return [...new Set(text)].filter(
    (char) => /\p{Script=Han}/u.test(char) && !alsoSimplified.has(char) && toSimplified(char) !== char && toTraditional(char) === char,
  );
}

/** Half-width punctuation right after or before a Chinese character. */
export function halfWidthIn(text: string): string[] {
  return text.match(/\p{Script=Han}[,.;:!?()]|[,;:!?(]\p{Script=Han}/gu) ?? [];
}

/** What mainland texts say and Taiwanese ones do not, written in Traditional characters: the trace of a conversion. */
const mainlandWords = [
  "信息",
  "默認",
  "郵箱",
  "短信",
  "視頻",
  "用戶",
  "質量",
  "優化",
  "反饋",
  "網絡",
  "服務器",
  "渠道",
  "模板",
  "導出",
  "導入",
  "批量",
  "粘貼",
  "賬號",
  "賬戶",
  "刷新",
  "屏幕",
  "打印",
  "激活",
  "軟件",
  "硬件",
  "數據庫",
  "界面",
  "菜單",
  "鼠標",
];

export function mainlandWordsIn(text: string): string[] {
  return mainlandWords.filter((word) => text.includes(word));
}
