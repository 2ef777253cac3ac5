import css from "./Figures.module.css";

export type Heap = {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly tone: "good" | "even" | "bad" | "none" | "level";
  /** Rung of a ladder, 0 the lowest: told by how strong the colour is. */
  readonly step?: number;
};

/** Counts side by side as one bar, with every number in words below: the bar alone tells nobody anything. */
export function Heaps({ heaps }: { heaps: readonly Heap[] }) {
  return (
    <div className={css.heaps}>
      {heaps.some(({ count }) => count > 0) ? (
        <span className={css.bar} aria-hidden="true">
          {heaps.map(({ key, count, tone, step }) => (count === 0 ? null : <span key={key} data-tone={tone} data-step={step} style={{ flexGrow: count }} />))}
        </span>
      ) : null}
      <dl className={css.counts}>
        {heaps.map(({ key, name, count, tone, step }) => (
          <div key={key} data-tone={tone} data-step={step}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
