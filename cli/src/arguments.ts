import { parseArgs } from "node:util";
import { CommandError } from "./command.ts";

/**
 * Reads a command's arguments: positions, `--name value` for `values`, the same several times for `lists`, `--name` for `flags`.
 * @throws CommandError on anything else.
 */
export function readArguments<V extends string = never, F extends string = never, L extends string = never>(
  args: readonly string[],
  spec: { values?: readonly V[]; lists?: readonly L[]; flags?: readonly F[]; positions?: number },
): { positions: string[]; values: Partial<Record<V, string>>; lists: Partial<Record<L, string[]>>; flags: Partial<Record<F, boolean>> } {
  const options = Object.fromEntries([
    ...(spec.values ?? []).map((name) => [name, { type: "string" as const }]),
    ...(spec.lists ?? []).map((name) => [name, { type: "string" as const, multiple: true }]),
    ...(spec.flags ?? []).map((name) => [name, { type: "boolean" as const }]),
  ]);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (positionals.length > (spec.positions ?? 0)) throw new Error(`'${positionals.at(-1)}' is one argument too many`);
    return {
      positions: positionals,
      values: values as Partial<Record<V, string>>,
      lists: values as Partial<Record<L, string[]>>,
      flags: values as Partial<Record<F, boolean>>,
    };
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}
