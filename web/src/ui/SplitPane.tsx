import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe, useProfileChange } from "./me.ts";
import css from "./SplitPane.module.css";
import { useDebounced } from "./use-debounced.ts";

/**
 * Two zones with a bar between them, moved by pointer or arrow keys; the size of `side` is remembered in the profile under
 * `id`. `at` says on which edge the sized zone stands; `hidden` (focus mode) gives all the room to the rest.
 */
export function SplitPane({
  id,
  at,
  side,
  children,
  label,
  initial,
  min,
  max,
  hidden = false,
}: {
  id: string;
  at: "start" | "end";
  side: ReactNode;
  children: ReactNode;
  label: string;
  initial: number;
  min: number;
  max: number;
  hidden?: boolean;
}) {
  const { t } = useTranslation();
  const { profile } = useMe();
  const changeProfile = useProfileChange();
  const remembered = Number(profile.layout[id]);
  const [width, setWidth] = useState(clamp(Number.isFinite(remembered) && remembered > 0 ? remembered : initial, min, max));
  const [dragging, setDragging] = useState(false);
  const remember = useDebounced((px: number) => void changeProfile({ layout: { [id]: px } }).catch(() => undefined), 600);

  const resize = (px: number) => {
    const next = clamp(Math.round(px), min, max);
    setWidth(next);
    remember(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const [from, start, direction] = [event.clientX, width, at === "start" ? 1 : -1];
    const bar = event.currentTarget;
    bar.setPointerCapture(event.pointerId);
    setDragging(true);
    bar.onpointermove = (move) => resize(start + (move.clientX - from) * direction);
    bar.onpointerup = bar.onpointercancel = () => {
      bar.onpointermove = null;
      setDragging(false);
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const outward = at === "start" ? "ArrowRight" : "ArrowLeft";
    const inward = at === "start" ? "ArrowLeft" : "ArrowRight";
    const step = { [outward]: width + 16, [inward]: width - 16, Home: min, End: max }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(step);
  };

  const zone = (
    <div className={css.side} style={{ width }} hidden={hidden}>
      {side}
    </div>
  );
  const bar = hidden ? null : (
    <div
      className={css.bar}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("split.resize", { what: label })}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      data-dragging={dragging || undefined}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(initial)}
    />
  );
  const rest = <div className={css.rest}>{children}</div>;
  return (
    <div className={css.split}>
      {at === "start" ? (
        <>
          {zone}
          {bar}
          {rest}
        </>
      ) : (
        <>
          {rest}
          {bar}
          {zone}
        </>
      )}
    </div>
  );
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));
