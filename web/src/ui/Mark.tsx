/** The product's sign: two arcs that close a circle. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--brand)" />
      <g fill="none" stroke="var(--on-brand)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M7.500 19.500A9.200 9.200 0 0 0 24.300 20" />
        <path d="M24.500 12.500A9.200 9.200 0 0 0 7.700 12" strokeOpacity="0.62" />
      </g>
    </svg>
  );
}
