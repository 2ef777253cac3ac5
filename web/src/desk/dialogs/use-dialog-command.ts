import type { CommandName } from "@amends/core/desk/contract-commands";
import { useState } from "react";
import type { CommandBody } from "../command-routes.ts";
import { type RunOptions, useCommand } from "../use-command.ts";

/** Runs a command from a dialog: closes it when done, keeps it open with the reason when not. */
export function useDialogCommand(complaintId: string, onClose: () => void) {
  const { run, busy } = useCommand(complaintId);
  const [error, setError] = useState<unknown>(null);
  const submit = async <N extends CommandName>(name: N, body: CommandBody<N>, options: RunOptions = {}) => {
    setError(null);
    try {
      await run(name, body, { ...options, quiet: true });
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return { submit, busy: busy !== null, error, setError };
}
