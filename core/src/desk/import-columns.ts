import { foldForMatch } from "../shared/text-fold.ts";
import { type DateOrder, type ImportTarget, importTargets } from "./contract-import.ts";
import { guessDateOrder, readTime } from "./import-time.ts";

/** What columns are called in exports of other systems; compared folded, so Traditional and Simplified are one. */
const names: Readonly<Record<ImportTarget, readonly string[]>> = {
  externalNo: [
    "编号",
    "投诉编号",
    "客诉编号",
    "申诉编号",
    "案件编号",
    "案号",
    "工单号",
    "工单编号",
    "单号",
    "受理编号",
    "登记编号",
    "序号",
    "流水号",
    "留言编号",
    "id",
    "no",
    "number",
    "case no",
    "case id",
    "case number",
    "ticket",
    "ticket id",
    "ticket number",
    "complaint id",
    "complaint no",
    "complaint number",
    "reference",
    "ref",
    "external no",
  ],
  title: ["标题", "主题", "投诉主题", "留言主题", "题目", "主旨", "摘要", "事由", "title", "subject", "summary", "headline"],
  text: [
    "内容",
    "正文",
    "投诉内容",
    "客诉内容",
    "申诉内容",
    "反映内容",
    "问题描述",
    "问题内容",
    "描述",
    "事实经过",
    "事情经过",
    "留言详情",
    "留言内容",
    "详情",
    "详细内容",
    "评价",
    "评价内容",
    "评论",
    "反馈内容",
    "意见内容",
    "text",
    "content",
    "body",
    "description",
    "complaint",
    "complaint text",
    "details",
    "message",
    "facts",
    "comment",
    "narrative",
    "consumer complaint narrative",
    "tweet",
    "review",
    "issue description",
  ],
  receivedAt: [
    "提交时间",
    "投诉时间",
    "投诉日期",
    "受理时间",
    "受理日期",
    "登记时间",
    "创建时间",
    "留言时间",
    "接收时间",
    "来电时间",
    "时间",
    "日期",
    "收件日期",
    "收件时间",
    "申诉日期",
    "建立时间",
    "建立日期",
    "反映时间",
    "received at",
    "received",
    "created at",
    "created",
    "date",
    "date received",
    "time",
    "opened",
    "opened at",
    "submitted",
    "submitted at",
    "timestamp",
    "tweet created",
  ],
  category: [
    "分类",
    "类别",
    "投诉类型",
    "投诉分类",
    "问题类型",
    "问题分类",
    "一级标签",
    "一级分类",
    "类型",
    "客诉类别",
    "申诉类别",
    "category",
    "type",
    "complaint type",
    "reason",
    "topic",
    "issue",
    "negativereason",
  ],
  customerName: [
    "姓名",
    "客户姓名",
    "投诉人",
    "投诉人姓名",
    "客户名称",
    "客户",
    "申诉人",
    "顾客姓名",
    "顾客",
    "联系人",
    "用户",
    "用户名",
    "留言用户",
    "name",
    "customer",
    "customer name",
    "complainant",
    "contact name",
    "full name",
  ],
  contact: [
    "电话",
    "联系电话",
    "手机",
    "手机号",
    "手机号码",
    "联系方式",
    "邮箱",
    "电子邮箱",
    "电子邮件",
    "信箱",
    "联络电话",
    "联络方式",
    "微信",
    "phone",
    "mobile",
    "telephone",
    "email",
    "e-mail",
    "mail",
    "contact",
    "phone number",
    "email address",
  ],
  orderNo: ["订单号", "订单编号", "订单", "合同号", "保单号", "购买单号", "order", "order no", "order number", "order id", "booking", "booking reference"],
  demand: ["诉求", "客户诉求", "投诉诉求", "要求", "期望", "希望", "诉求内容", "remedy", "demand", "request", "remedy sought", "desired outcome", "expected"],
  state: ["状态", "处理状态", "办理状态", "进度", "案件状态", "state", "status"],
  reply: [
    "答复",
    "回复",
    "答复内容",
    "回复内容",
    "答复意见",
    "回覆",
    "回覆内容",
    "处理结果",
    "办理结果",
    "处理意见",
    "处理情形",
    "反馈",
    "reply",
    "response",
    "answer",
    "resolution",
    "company response",
  ],
  repliedAt: [
    "答复时间",
    "回复时间",
    "答复日期",
    "回复日期",
    "回覆时间",
    "回覆日期",
    "处理时间",
    "办结时间",
    "replied at",
    "reply time",
    "reply date",
    "response time",
    "response date",
    "answered at",
    "resolved at",
  ],
};

const plain = (text: string) =>
  foldForMatch(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[\s_\-.:#()[\]*"'/]/g, "");

const byName = new Map<string, ImportTarget>();
for (const target of importTargets) for (const name of names[target]) if (!byName.has(plain(name))) byName.set(plain(name), target);

/** The target a header names; null when it is none of the words known. */
export function targetOfHeader(header: string): ImportTarget | null {
  return byName.get(plain(header)) ?? null;
}

const average = (values: readonly string[]) => {
  const filled = values.filter((value) => value.trim() !== "");
  return filled.length === 0 ? 0 : filled.reduce((sum, value) => sum + value.length, 0) / filled.length;
};

export type ColumnGuess = { readonly hasHeader: boolean; readonly columns: readonly (ImportTarget | null)[]; readonly dateOrder: DateOrder };

/**
 * Proposes what each column is, from its name and, where no name tells, from what stands in it: the longest texts are the text. `rows` are the
 * first rows of the file including the one that may be a header.
 */
export function suggestColumns(rows: readonly (readonly string[])[], timeZone: string, fallback: DateOrder): ColumnGuess {
  const first = rows[0] ?? [];
  const width = Math.max(...rows.map((row) => row.length), 0);
  const named = Array.from({ length: width }, (_, i) => targetOfHeader(first[i] ?? ""));
  // Without any known name a first row of short, different, filled cells above longer ones still reads as a header.
  const rest = rows.slice(1);
  const hasHeader =
    named.some((target) => target !== null) ||
    (rest.length > 0 &&
      first.every((cell) => cell.trim() !== "" && cell.length <= 30 && !readTime(cell, timeZone)) &&
      average(first) * 3 < average(rest.flat()));
  const data = hasHeader ? rest : rows;
  const valuesOf = (i: number) => data.map((row) => row[i] ?? "").filter((value) => value.trim() !== "");
  const taken = new Set<ImportTarget>();
  const columns = named.map((target) => {
    if (!hasHeader || target === null || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
  const give = (target: ImportTarget, fits: (i: number) => number) => {
    if (taken.has(target)) return;
    const best = columns.map((known, i) => (known === null ? fits(i) : 0)).reduce((top, score, i, all) => (score > (all[top] ?? 0) ? i : top), 0);
    if (columns[best] !== null || fits(best) <= 0) return;
    columns[best] = target;
    taken.add(target);
  };
  give("text", (i) => (average(valuesOf(i)) >= 12 ? average(valuesOf(i)) : 0));
  if (!taken.has("text")) give("text", (i) => average(valuesOf(i)));
  give("receivedAt", (i) => {
    const values = valuesOf(i).slice(0, 20);
    const read = values.filter((value) => /[-/.年:]/.test(value) && readTime(value, timeZone, "dmy") !== null).length;
    return values.length > 0 && read === values.length ? read : 0;
  });
  const dates = columns.flatMap((target, i) => (target === "receivedAt" || target === "repliedAt" ? valuesOf(i) : []));
  return { hasHeader, columns, dateOrder: guessDateOrder(dates, fallback) };
}

const closedWords = new Set(
  [
    "已结案",
    "结案",
    "已办结",
    "办结",
    "已完成",
    "完成",
    "已关闭",
    "关闭",
    "已解决",
    "已处理",
    "已归档",
    "closed",
    "resolved",
    "done",
    "solved",
    "completed",
  ].map(plain),
);

/** The words of a state column that most likely mean closed; somebody confirms them, an import closes nothing by itself. */
export const closedStatesOf = (words: readonly string[]): string[] => words.filter((word) => closedWords.has(plain(word)));
