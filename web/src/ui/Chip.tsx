import type { ReactNode } from "react";
import type { Tone } from "./palette.ts";
import css from "./Signs.module.css";

/** A short word on a soft ground. The colour says what it asks for, never alone: the word or an icon says it too. */
export function Chip({ tone, icon, title, children }: { tone?: Tone | undefined; icon?: ReactNode; title?: string; children: ReactNode }) {
  return (
    <span className={css.chip} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  );
}
