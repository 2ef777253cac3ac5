import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

function stat(pid: number): { parent: number; cpu: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    // own time, and that of children that have ended
    const cpu = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    return { parent: Number(fields[1]), cpu: (cpu * 1000) / ticksPerSecond };
  } catch {
    return null;
  }
}

/** The process and everything below it: the server, its PostgreSQL and that one's backends. */
export function familyOf(root: number, others: readonly number[] = []): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) if (/^\d+$/.test(name)) parents.set(Number(name), stat(Number(name))?.parent ?? 0);
  const family = new Set([root, ...others]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, parent] of parents) if (family.has(parent) && !family.has(pid)) grew = Boolean(family.add(pid));
  }
  return [...family];
}

/** CPU time of these processes so far, in milliseconds (user and system). */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (stat(pid)?.cpu ?? 0), 0);
}

/** Proportional set size in megabytes: memory shared by several processes counts once. */
export function pssOf(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // ended meanwhile
    }
  }
  return kilobytes / 1024;
}
