import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./Drawing.tsx";
import css from "./States.module.css";

/** Nothing here: one drawing, one sentence that says why, one action. */
export function Empty({ drawing = "calm", title, children, action, small = false }: { drawing?: DrawingName; title?: ReactNode; children: ReactNode; action?: ReactNode; small?: boolean }) {
  return (
    <div className={css.state} data-small={small || undefined}>
      {small ? null : <Drawing name={drawing} />}
      {title ? <h2>{title}</h2> : null}
      <p>{children}</p>
      {action ? <div className={css.actions}>{action}</div> : null}
    </div>
  );
}
