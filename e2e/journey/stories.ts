import type { Language } from "../support/texts.ts";

/** What people type in the journey, as they would in their language. */
export type Story = {
  readonly company: string;
  readonly manager: string;
  readonly agent: string;
  readonly unit: string;
  readonly complainant: string;
  readonly phone: string;
  readonly demand: string;
  readonly category: string;
  readonly feeling: string;
  readonly need: string;
  readonly expectation: string;
  /** Within the agent's limit of 500, above the agent's limit. */
  readonly options: readonly [small: string, large: string];
  readonly gain: string;
  readonly approvalNote: string;
  readonly message: string;
  readonly reply: string;
  readonly expectedResult: string;
  readonly step: string;
  readonly result: string;
  readonly wellDone: string;
  readonly better: string;
  readonly rating: string;
};

export const stories: Readonly<Record<Language, Story>> = {
  "zh-CN": {
    company: "晨光家电",
    manager: "沈立群",
    agent: "何小满",
    unit: "城东门店",
    complainant: "王建国",
    phone: "138 0013 8000",
    demand: "请退还多扣的运费，并说明为什么会多扣",
    category: "多收",
    feeling: "失望",
    need: "不想再为同一件事跑第三趟",
    expectation: "这周之内有个准话",
    options: ["上门更换损坏的部件，不收费用", "按原价退货，另承担往返运费"],
    gain: "不用再跑门店",
    approvalNote: "客户已经跑了两趟，建议同意",
    message: "可以，请周末上午来，谢谢",
    reply: "王先生，让您跑了两趟，实在抱歉。我们已经想好了两个办法，请您看看哪个合适",
    expectedResult: "周日之前装好并试机正常",
    step: "联系师傅周六上午上门",
    result: "已上门换好并试机，客户在场确认正常",
    wellDone: "先听完再解释，客户很快平静下来",
    better: "第一次来电就应当登记",
    rating: "处理得很认真",
  },
  "zh-TW": {
    company: "晨光家電",
    manager: "沈立群",
    agent: "何小滿",
    unit: "城東門市",
    complainant: "林志豪",
    phone: "0912 345 678",
    demand: "請退還多扣的運費，並說明為什麼會多扣",
    category: "多收",
    feeling: "失望",
    need: "不想再為同一件事跑第三趟",
    expectation: "這個星期內有個明確答覆",
    options: ["到府更換損壞的零件，不收費用", "依原價退貨，另負擔來回運費"],
    gain: "不必再跑門市",
    approvalNote: "客戶已經跑了兩趟，建議同意",
    message: "可以，請週末上午來，謝謝",
    reply: "林先生，讓您跑了兩趟，真的很抱歉。我們想了兩個辦法，請您看看哪個合適",
    expectedResult: "週日之前裝好並測試正常",
    step: "請師傅週六上午到府",
    result: "已到府換好並測試，客戶在場確認正常",
    wellDone: "先聽完再說明，客戶很快就平靜下來",
    better: "第一次來電就該登錄",
    rating: "處理得很用心",
  },
  en: {
    company: "Dawn Appliances",
    manager: "Claire Moreau",
    agent: "Ben Okoro",
    unit: "East Street shop",
    complainant: "Anna Kowalski",
    phone: "+44 20 7946 0123",
    demand: "Refund the delivery fee that was charged twice and tell me why",
    category: "double",
    feeling: "disappointed",
    need: "Not to come a third time for the same thing",
    expectation: "A clear answer within this week",
    options: ["Replace the broken part at home, free of charge", "Take it back at the full price and carry the transport"],
    gain: "No more trips to the shop",
    approvalNote: "They came twice already; I suggest yes",
    message: "Yes please, Saturday morning suits me. Thank you",
    reply: "We are sorry that you had to come twice. We thought of two ways, please see which suits you",
    expectedResult: "Fitted and tested by Sunday",
    step: "Send the technician on Saturday morning",
    result: "Fitted and tested, the customer saw it working",
    wellDone: "Listened first, explained later",
    better: "Record it at the first call",
    rating: "Handled with care",
  },
};
