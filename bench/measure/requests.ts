import { chinese, english } from "../fill/words.ts";
import { measure, report } from "./figure.ts";
import { type Caller, type RunningServer, signIn } from "./server.ts";

type List = { rows: { id: string; hit?: { text: string; marks: [number, number][] } }[]; total: { count: number; more: boolean } };

/** What an agent takes down on the telephone. */
export const form = (i: number) => ({
  complainant: { name: `Bench ${i}`, contacts: [{ kind: "phone", value: `18${String(Date.now() % 1e6)}${String(i).padStart(3, "0")}` }] },
  intake: {
    channel: "phone",
    title: `Bench ${i}`,
    facts: "The delivery was late and nobody answered the phone, 等了三天没有人回电话。".repeat(3),
    demand: { types: ["refund"], text: "Refund 退款" },
    categoryId: "delivery.late",
    occurredAt: new Date(Date.now() - 86_400_000).toISOString(),
    respondent: { unit: "Counter" },
    product: { orderNo: `BN${i}` },
  },
});

/** The requests of daily work, each by the role that makes it most. Gives the CPU figures by name, for growth. */
export async function measureRequests(server: RunningServer, runs: number, size: number): Promise<Map<string, number>> {
  const figures = new Map<string, number>();
  const pids = server.pids;
  const take = async (name: string, budget: number | null, run: (i: number) => Promise<unknown>) => {
    figures.set(name, await measure(name, pids, budget, runs, run));
  };
  const manager = await signIn(server.url, "manager");
  const supervisor = await signIn(server.url, "supervisor");
  const agent = await signIn(server.url, "agent");
  const growth = size > 100_000 ? 1.3 : 1;

  for (const [role, call] of [
    ["manager", manager],
    ["supervisor", supervisor],
    ["agent", agent],
  ] as const) {
    await take(`list.${role}`, 8 * growth, async () => {
      await call("/api/complaints?view=all&sort=due&limit=50");
      await call("/api/complaints/counts");
    });
  }
  for (const view of ["mine", "overdue", "toFollowUp"]) await take(`list.${view}`, 8 * growth, () => manager(`/api/complaints?view=${view}&sort=due&limit=50`));
  await take("list.newest", 8 * growth, () => manager("/api/complaints?view=all&sort=newest&limit=50"));

  for (const [language, words] of [
    ["en", english],
    ["zh", chinese],
  ] as const) {
    for (const kind of ["common", "rare"] as const) {
      const path = `/api/complaints?view=all&sort=newest&limit=50&q=${encodeURIComponent(words[kind])}`;
      await checkHits(`search.${kind}.${language}`, manager, path, words[kind], kind === "rare");
      await take(`search.${kind}.${language}`, 8 * growth, () => manager(path));
    }
  }
  await take("search.relevance.zh", 8 * growth, () => manager(`/api/complaints?view=all&sort=relevance&limit=50&q=${encodeURIComponent(chinese.common)}`));
  await take("search.agent.zh", 8 * growth, () => agent(`/api/complaints?view=all&sort=newest&limit=50&q=${encodeURIComponent(chinese.common)}`));

  const open = ((await manager("/api/complaints?view=all&sort=activity&limit=100")) as List).rows;
  // Going from one complaint to the next takes this one call: drafts and who else is there come with the page.
  await take("open", 5, (i) => manager(`/api/complaints/${open[i % open.length]?.id}?here=1&left=${open[(i + open.length - 1) % open.length]?.id}`));
  for (const [role, call] of [
    ["manager", manager],
    ["supervisor", supervisor],
  ] as const) {
    await take(`board.${role}`, null, () => call("/api/board"));
    await take(`load.${role}`, null, () => call("/api/load"));
  }
  await take("assignees", null, (i) => manager(`/api/complaints/${open[i % open.length]?.id}/assignees`));
  await take("create", 5, (i) =>
    agent("/api/complaints", { method: "POST", body: form(i), headers: { "idempotency-key": `bench-${size}-${Date.now()}-${i}` } }),
  );
  return figures;
}

/** Right hits: every one carries the word where it is marked; a rare word gives all twelve of them (found by generating them). */
async function checkHits(name: string, call: Caller, path: string, word: string, rare: boolean): Promise<void> {
  const list = (await call(path)) as List;
  const marked = list.rows.filter((row) => row.hit?.marks.some(([from, to]) => row.hit?.text.slice(from, to).toLowerCase().includes(word)));
  report(`${name}.hits`, rare ? list.total.count : marked.length, rare ? "found of 12" : "right of 50", rare ? 12 : 50);
}
