import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./Drawing.tsx";
import css from "./States.module.css";

/** Nothing here: one drawing, one sentence that says why, one action. `page` when it is all the page has (its title is h1). */
export function Empty({
  drawing = "calm",
  title,
  children,
  action,
  small = false,
  page = false,
}: {
  drawing?: DrawingName;
  title?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  small?: boolean;
  page?: boolean;
}) {
  const Title = page ? "h1" : "h2";
  return (
    <div className={css.state} data-small={small || undefined}>
      {small ? null : <Drawing name={drawing} />}
      {title ? <Title>{title}</Title> : null}
      <p>{children}</p>
      {action ? <div className={css.actions}>{action}</div> : null}
    </div>
  );
}
