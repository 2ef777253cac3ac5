import type { Language } from "@amends/core/desk/complaint";

/** What demo people write besides the words of their story. */
type DemoWords = {
  readonly acknowledged: (number: string) => string;
  readonly callBack: string;
  readonly evidence: string;
  readonly escalated: string;
  readonly note: string;
  readonly waiting: string;
  readonly errand: { readonly title: string; readonly note: string };
  readonly outsideBodies: readonly string[];
  readonly result: string;
  readonly late: string;
  readonly notAsked: string;
  readonly noFollowUp: string;
  readonly wellDone: string;
  readonly better: string;
  readonly cameBack: string;
  readonly gesture: string;
  readonly notReached: string;
};

export const demoWords: Readonly<Record<Language, DemoWords>> = {
  "zh-CN": {
    acknowledged: (number) => `您的投诉已受理，编号${number}。`,
    callBack: "回电告知核实情况",
    evidence: "客户照片与工单记录已存档",
    escalated: "超出我的权限，请主管出面",
    note: "已和相关部门核对过，时间线与客户说的一致。",
    waiting: "等客户补充购买凭证",
    errand: { title: "调当天的门店监控", note: "看接待过程，结果写两句就行" },
    outsideBodies: ["消费者协会", "12315"],
    result: "答应您的事都办好了，结果向您说明一下；有任何不满意的地方，请直接告诉我。",
    late: "配合部门答复晚了，没有按时回电",
    notAsked: "客户不愿评价",
    noFollowUp: "客户表示不需要回访",
    wellDone: "先听完再说办法",
    better: "第一时间给出时间点",
    cameBack: "客户说会再来，还推荐了朋友",
    gesture: "手写致歉卡一张，附下次来店的联系人",
    notReached: "两次未接通",
  },
  "zh-TW": {
    acknowledged: (number) => `您的申訴已受理，編號${number}。`,
    callBack: "回電說明查證情形",
    evidence: "顧客照片與作業紀錄已留存",
    escalated: "超出我的權限，請主管出面",
    note: "已向相關單位查證，時間順序與顧客所說一致。",
    waiting: "等顧客補充購買憑證",
    errand: { title: "調閱當天門市監視畫面", note: "看一下接待經過，結果寫兩句就好" },
    outsideBodies: ["消費者保護官", "1950 消費者服務專線"],
    result: "答應您的事都辦好了，向您說明結果；若有任何不滿意，請直接告訴我。",
    late: "協辦單位回覆較晚，沒有準時回電",
    notAsked: "顧客不願評分",
    noFollowUp: "顧客表示不需要回訪",
    wellDone: "先聽完再談辦法",
    better: "一開始就給出時間",
    cameBack: "顧客說會再來，也介紹了朋友",
    gesture: "親筆致歉卡一張，附下次來店的聯絡人",
    notReached: "兩次未接通",
  },
  en: {
    acknowledged: (number) => `We have your complaint, number ${number}.`,
    callBack: "Call back with what was found",
    evidence: "Photos and records kept with the case",
    escalated: "Beyond my authority, needs my supervisor",
    note: "Checked with the department: the order of events is as the customer told it.",
    waiting: "Waiting for the receipt from the customer",
    errand: { title: "Look at that day’s camera record", note: "How the customer was received; two lines are enough" },
    outsideBodies: ["Consumer association", "12315"],
    result: "Everything we agreed has been done; here is the result. If anything is not right, please tell me directly.",
    late: "The department answered late, so the call was late",
    notAsked: "Customer preferred not to say",
    noFollowUp: "Customer asked not to be called",
    wellDone: "Heard the customer out first",
    better: "Give a time at the first contact",
    cameBack: "Booked again and brought friends",
    gesture: "A handwritten card, with whom to ask for next time",
    notReached: "Not reached twice",
  },
};
