/** One command of `amends`: what follows its name, in, and the exit code out. */
export type Command = {
  /** One line for `amends help`. */
  readonly summary: string;
  /** How it is called: 'import FILE [--as NAME]'. */
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<number>;
};

/** Ends a command with a sentence for the person at the terminal, without a stack trace. */
export class CommandError extends Error {
  override name = "CommandError";
}
