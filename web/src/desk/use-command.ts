import type { CommandName } from "@amends/core/desk/contract-commands";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { showError, showToast } from "../ui/toasts.ts";
import type { CommandBody } from "./command-routes.ts";
import { sendCommand } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import type { CommandAnswer } from "./desk-types.ts";

export type RunOptions = {
  /** Id of the record the command is about (option, step, promise …). */
  readonly recordId?: string;
  /** What to say when it is done; offered with 'undo' when a record was made that can be withdrawn. */
  readonly done?: string;
  /** Failures are shown by the caller (a dialog) instead of a toast. */
  readonly quiet?: boolean;
};
export type Run = <N extends CommandName>(name: N, body: CommandBody<N>, options?: RunOptions) => Promise<CommandAnswer | null>;

/** Shows the answer of a command at once; what it added to the timeline is fetched after. */
function useTakeAnswer(complaintId: string) {
  const client = useQueryClient();
  return useCallback(
    (answer: CommandAnswer) => {
      client.setQueryData<ComplaintPage>(deskKeys.page(complaintId), (page) =>
        page && page.version <= answer.version ? { ...page, complaint: answer.complaint, abilities: answer.abilities, version: answer.version } : page,
      );
      void client.invalidateQueries({ queryKey: deskKeys.page(complaintId) });
      void client.invalidateQueries({ queryKey: deskKeys.counts });
    },
    [client, complaintId],
  );
}

/**
 * Runs commands on one complaint. Gives the answer, or null after a failure that was shown; with `quiet` the failure is thrown.
 */
export function useCommand(complaintId: string): { run: Run; busy: CommandName | null } {
  const take = useTakeAnswer(complaintId);
  const { t } = useTranslation("desk");
  const [busy, setBusy] = useState<CommandName | null>(null);
  const run = useCallback<Run>(
    async (name, body, options = {}) => {
      setBusy(name);
      try {
        const answer = await sendCommand(name, complaintId, body, options.recordId);
        take(answer);
        if (options.done) {
          const made = answer.events.map((e) => e.data.recordId).find((id): id is string => typeof id === "string");
          const undo = made
            ? async () => {
                take(await sendCommand("withdrawRecord", complaintId, { recordId: made }, made));
                showToast(t("said.undone"), { tone: "calm" });
              }
            : undefined;
          showToast(options.done, { undo });
        }
        return answer;
      } catch (error) {
        if (options.quiet) throw error;
        showError(error);
        return null;
      } finally {
        setBusy(null);
      }
    },
    [complaintId, take, t],
  );
  return { run, busy };
}
