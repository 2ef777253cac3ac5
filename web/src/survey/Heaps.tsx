import css from "./Figures.module.css";

export type Heap = { readonly key: string; readonly name: string; readonly count: number; readonly tone: "good" | "even" | "bad" | "none" | "level" };

/** Counts side by side as one bar, with every number in words below: the bar alone tells nobody anything. */
export function Heaps({ heaps }: { heaps: readonly Heap[] }) {
  return (
    <div className={css.heaps}>
      <span className={css.bar} aria-hidden="true">
        {heaps.map(({ key, count, tone }) => (count === 0 ? null : <span key={key} data-tone={tone} style={{ flexGrow: count }} />))}
      </span>
      <dl className={css.counts}>
        {heaps.map(({ key, name, count, tone }) => (
          <div key={key} data-tone={tone}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
