import { cpuOf } from "./processes.ts";

export type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly budget: number | null };

/** One figure, one line: `{"name","value","unit","budget"}`. Never fails: a slow machine prints large values. */
export function report(name: string, value: number, unit: string, budget: number | null): Figure {
  const figure = { name, value: Math.round(value * 100) / 100, unit, budget };
  console.log(JSON.stringify(figure));
  return figure;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Enough for V8 to have compiled what a request runs through. */
const warmUp = 150;

/** CPU per run (server and PostgreSQL summed, milliseconds) and wall time p50/p95, one run after the other, after a warm-up. */
export async function measure(name: string, pids: () => number[], budget: number | null, runs: number, run: (i: number) => Promise<unknown>): Promise<number> {
  for (let i = 0; i < warmUp; i++) await run(i);
  const family = pids();
  const before = cpuOf(family);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await run(i + warmUp);
    times.push(performance.now() - began);
  }
  const cpu = (cpuOf(family) - before) / runs;
  times.sort((a, b) => a - b);
  report(`${name}.cpu`, cpu, "ms", budget);
  report(`${name}.p50`, percentile(times, 0.5), "ms", null);
  report(`${name}.p95`, percentile(times, 0.95), "ms", null);
  return cpu;
}
