import { useSyncExternalStore } from "react";
import { errorText } from "./error-text.ts";

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: "done" | "act" | "calm";
  /** Takes back what was done; offered as a button and on the key Z while the toast is there. */
  readonly undo?: (() => void | Promise<unknown>) | undefined;
  readonly seconds: number;
};

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function put(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what was done, for ten seconds when it can be undone and for five otherwise. At most three are shown. */
export function showToast(text: string, options: Partial<Omit<Toast, "id" | "text">> = {}): void {
  const toast: Toast = { tone: "done", seconds: options.undo ? 10 : 5, ...options, id: nextId++, text };
  put([...toasts, toast].slice(-3));
}

/** Says what went wrong; stays twice as long, since something has to be done about it. */
export function showError(error: unknown): void {
  showToast(errorText(error), { tone: "act", seconds: 12 });
}

export function dismissToast(id: number): void {
  put(toasts.filter((t) => t.id !== id));
}

/** Undoes the newest thing that can be undone; false when there is none. */
export function undoLast(): boolean {
  const toast = toasts.findLast((t) => t.undo);
  if (!toast) return false;
  runUndo(toast);
  return true;
}

export function runUndo(toast: Toast): void {
  dismissToast(toast.id);
  Promise.resolve(toast.undo?.()).catch(showError);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
