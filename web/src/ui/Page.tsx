import type { ReactNode } from "react";
import css from "./Page.module.css";
import { useTitle } from "./use-title.ts";

/** A page of its own: title, a sentence about it, its actions, and what it holds. */
export function Page({
  title,
  about,
  actions,
  width,
  children,
}: {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  width?: "narrow" | "wide";
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={css.page} data-width={width}>
      <header className={css.head}>
        <h1>{title}</h1>
        {actions ? <div className={css.actions}>{actions}</div> : null}
        {about ? <p>{about}</p> : null}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Card({ title, about, actions, children }: { title: ReactNode; about?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  return (
    <section className={css.card}>
      <header>
        <h2>{title}</h2>
        {actions ? <div className={css.actions}>{actions}</div> : null}
        {about ? <p>{about}</p> : null}
      </header>
      {children}
    </section>
  );
}

/** Fields side by side, one below the other where there is no room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={css.columns}>{children}</div>;
}

export function Buttons({ children }: { children: ReactNode }) {
  return <div className={css.buttons}>{children}</div>;
}

/** A plain table that scrolls sideways in itself on small screens; `caption` is for screen readers. */
export function Table({ caption, head, children }: { caption: string; head: readonly ReactNode[]; children: ReactNode }) {
  return (
    <section className={css.scroll} tabIndex={0} aria-label={caption}>
      <table className={css.table}>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={typeof cell === "string" ? cell : `column ${String(i)}`} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
