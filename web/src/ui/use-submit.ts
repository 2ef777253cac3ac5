import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { fieldError } from "./error-text.ts";

export type Submit = {
  readonly busy: boolean;
  readonly error: unknown;
  /** Runs the work once at a time; a failure is kept in `error` and the first field it names gets the focus. */
  readonly submit: () => void;
  /** The sentence for a field, when the failure names it. */
  readonly of: (field: string) => string | null;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly clear: () => void;
};

/** Sending a form: busy while it runs, failures at the field they belong to. */
export function useSubmit(work: () => Promise<unknown>): Submit {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const running = useRef(false);
  const latest = useRef(work);
  latest.current = work;

  const submit = useCallback(() => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    latest
      .current()
      .catch((failure: unknown) => setError(failure))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }, []);
  const of = useCallback((field: string) => fieldError(error, field), [error]);
  const clear = useCallback(() => setError(null), []);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  return { busy, error, submit, of, form, clear };
}
