import type { Language } from "../support/texts.ts";

/** What people type in the journey, as they would in their language; the complaint itself comes from the imported file. */
export type Story = {
  readonly company: string;
  readonly manager: string;
  readonly agent: string;
  readonly file: { readonly name: string; readonly encoding: string; readonly rows: number; readonly reads: string; readonly emptyRow: string };
  /** Words of the imported complaint that is handled. */
  readonly complaint: string;
  readonly unit: string;
  readonly complainant: string;
  readonly phone: string;
  readonly demand: string;
  readonly category: string;
  readonly feeling: string;
  readonly need: string;
  readonly expectation: string;
  /** Within the agent's limit of 500, and above it. */
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
    company: "晨光通信",
    manager: "沈立群",
    agent: "何小满",
    file: { name: "complaints-gb18030.csv", encoding: "GB18030", rows: 8, reads: "提车第二天变速箱漏油", emptyRow: "G-1099,,,,," },
    complaint: "套餐被多扣费",
    unit: "城东营业厅",
    complainant: "王建国",
    phone: "138 0013 8000",
    demand: "退还多扣的费用，并说明为什么会多扣",
    category: "多收",
    feeling: "失望",
    need: "不想每个月都要核对账单",
    expectation: "这周之内有个准话",
    options: ["逐笔说明扣费，并免去下月月租", "退还多扣的费用，另补偿全年差额"],
    gain: "以后账单看得懂",
    approvalNote: "客户已经打了两次电话，建议同意",
    message: "同意退还，以后请把收费写清楚，谢谢",
    reply: "王先生，让您打了两次电话，实在抱歉。我们想好了两个办法，请您看看哪个合适",
    expectedResult: "三天内退款到账，下期账单正确",
    step: "提交退款并更正计费",
    result: "退款已到账，客户确认金额无误",
    wellDone: "先听完再解释，客户很快平静下来",
    better: "第一次来电就应当登记",
    rating: "处理得很认真",
  },
  "zh-TW": {
    company: "晨光汽車服務",
    manager: "沈立群",
    agent: "何小滿",
    file: { name: "complaints-big5.csv", encoding: "Big5", rows: 6, reads: "洗衣機送來就有凹痕", emptyRow: "T-2099,,,,," },
    complaint: "保養費用比報價多",
    unit: "城東保養廠",
    complainant: "林志豪",
    phone: "0912 345 678",
    demand: "退還多收的2,300元，並說明加了哪些項目",
    category: "多收",
    feeling: "失望",
    need: "以後付錢之前先問過我",
    expectation: "這個星期內有個明確答覆",
    options: ["逐項說明費用，下次保養折抵400元", "退還未經同意的項目2,300元"],
    gain: "帳單清清楚楚",
    approvalNote: "事前確實沒有告知，建議同意",
    message: "同意退還，下次請先問過我，謝謝",
    reply: "林先生，事前沒有問過您就加了項目，真的很抱歉。我們想了兩個辦法，請您看看哪個合適",
    expectedResult: "三天內退款入帳",
    step: "送出退款並更正明細",
    result: "退款已入帳，客戶確認金額無誤",
    wellDone: "先聽完再說明，客戶很快就平靜下來",
    better: "加項目之前就該問",
    rating: "處理得很用心",
  },
  en: {
    company: "BlueLine Care",
    manager: "Claire Moreau",
    agent: "Ben Okoro",
    file: { name: "complaints-en.csv", encoding: "UTF-8", rows: 6, reads: "two hours on the tarmac", emptyRow: "air-9099,,," },
    complaint: "booked two seats together",
    unit: "Seat desk",
    complainant: "Anna Kowalski",
    phone: "+44 20 7946 0123",
    demand: "Give back the seat fee and tell me why we were split up",
    category: "double",
    feeling: "disappointed",
    need: "To sit beside the child next time without asking",
    expectation: "A clear answer within this week",
    options: ["Explain what happened and hold two seats together next time", "Refund the seat fee and the difference for both tickets"],
    gain: "No more asking at the gate",
    approvalNote: "They were right from the start; I suggest yes",
    message: "Yes, the refund suits me. Thank you",
    reply: "We are sorry that you were split up after paying to sit together. We thought of two ways, please see which suits you",
    expectedResult: "The money is back within three days",
    step: "Send the refund and correct the booking",
    result: "The refund arrived, the customer checked the sum",
    wellDone: "Listened first, explained later",
    better: "Notice it at the gate",
    rating: "Handled with care",
  },
};
