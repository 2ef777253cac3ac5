import type { LetterName } from "@amends/core/desk/contract-letters";
import type { LetterValues } from "@amends/core/desk/letter-fill";
import type { Language } from "../../ui/language.ts";

/** The names a template may use, in the order in which one looks for them. */
export const letterVariables: readonly LetterName[] = [
  "customerName", "number", "title", "companyName", "teamName", "handlerName", "date", "receivedAt", "occurredAt", "facts", "demand", "product", "orderNo", "respondent",
  "options", "agreement", "expectedResult", "steps", "decision", "reasons", "findings", "progress", "outsideBodies", "nextStep", "nextDueAt", "trackingUrl", "referral",
];

type Example = Readonly<Partial<Record<LetterName, string>>>;

const examples: Readonly<Record<Language, Example>> = {
  "zh-CN": {
    customerName: "王女士", number: "A26-000123", title: "空调维修后仍有异响", companyName: "云岭汽车", teamName: "客户关怀组", handlerName: "林晓东", date: "2026年11月22日", receivedAt: "2026年11月20日 09:15",
    occurredAt: "2026年11月18日", facts: "空调修了两次，开起来还是响。", demand: "修好，并说明原因", product: "云岭X3", orderNo: "WX20261118", respondent: "维修部", options: "更换压缩机总成；或退还维修费",
    agreement: "免费更换压缩机总成", expectedResult: "三天内取车，不再有异响", steps: "11月23日到店检测；11月25日更换完成", nextStep: "到店检测", nextDueAt: "2026年11月23日 18:00", trackingUrl: "https://…/portal/t/…", outsideBodies: "12315",
  },
  "zh-TW": {
    customerName: "王小姐", number: "A26-000123", title: "冷氣維修後仍有異音", companyName: "雲嶺汽車", teamName: "顧客關懷組", handlerName: "林曉東", date: "2026年11月22日", receivedAt: "2026年11月20日 09:15",
    occurredAt: "2026年11月18日", facts: "冷氣修了兩次，打開還是有聲音。", demand: "修好，並說明原因", product: "雲嶺X3", orderNo: "WX20261118", respondent: "維修部", options: "更換壓縮機總成；或退還維修費",
    agreement: "免費更換壓縮機總成", expectedResult: "三天內取車，不再有異音", steps: "11月23日到店檢測；11月25日更換完成", nextStep: "到店檢測", nextDueAt: "2026年11月23日 18:00", trackingUrl: "https://…/portal/t/…", outsideBodies: "1950",
  },
  en: {
    customerName: "Ms Ward", number: "A26-000123", title: "Air conditioning still noisy after repair", companyName: "Cloudridge Motors", teamName: "Customer care", handlerName: "Tom Okafor", date: "22 November 2026", receivedAt: "20 November 2026, 09:15",
    occurredAt: "18 November 2026", facts: "Repaired twice, and it still rattles.", demand: "Repair it and tell me why", product: "Cloudridge X3", orderNo: "WX20261118", respondent: "Workshop", options: "A new compressor; or the repair cost back",
    agreement: "A new compressor, free of charge", expectedResult: "Collected within three days, without noise", steps: "23 November inspection; 25 November replacement", nextStep: "Inspection", nextDueAt: "23 November 2026, 18:00", trackingUrl: "https://…/portal/t/…", outsideBodies: "Consumer protection authority",
  },
};

/** A complaint that never was, to see what a template makes of it. Names without a source stay open, as in a real letter. */
export function exampleValues(language: Language): LetterValues {
  return Object.fromEntries(letterVariables.map((name) => [name, examples[language][name] ?? null]));
}
