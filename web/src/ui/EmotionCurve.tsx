import { useTranslation } from "react-i18next";
import css from "./Signs.module.css";

/** A small curve of values 0 (calm, at the bottom) to 1, with a dot at the turning point: the highest value. */
export function EmotionCurve({ values, width = 48, height = 16 }: { values: readonly number[]; width?: number; height?: number }) {
  const { t } = useTranslation();
  if (values.length < 2) return null;
  const points = values.map((v, i) => [(i / (values.length - 1)) * width, height - 2 - Math.min(1, Math.max(0, v)) * (height - 4)] as const);
  const peak = points[values.indexOf(Math.max(...values))] ?? points[0];
  const falling = (values.at(-1) ?? 0) < Math.max(...values);
  return (
    <svg
      className={css.curve}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t(falling ? "emotion.falling" : "emotion.rising")}
    >
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        fill="none"
        stroke="var(--muted)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {peak ? <circle cx={peak[0]} cy={peak[1]} r="2.5" fill={falling ? "var(--brand)" : "var(--act)"} /> : null}
    </svg>
  );
}
