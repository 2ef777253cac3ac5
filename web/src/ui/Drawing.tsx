export type DrawingName = "calm" | "search" | "people" | "lost" | "away";

const paths: Readonly<Record<DrawingName, string>> = {
  // A cup on a tidy desk, a thread to the telephone that is silent.
  calm: "M8 74h104M30 74V52h30v22M60 56h6a6 6 0 0 1 0 12h-6M36 44c0-5 5-5 5-10M48 44c0-5 5-5 5-10M82 74c0-12 26-12 26 0M88 62v-6h14v6M84 52c2-6 20-6 22 0",
  search: "M14 74h92M52 60a20 20 0 1 0 0-40 20 20 0 0 0 0 40ZM67 54l19 18M44 40h16",
  people: "M10 74h100M38 46a10 10 0 1 0 0-20 10 10 0 0 0 0 20ZM20 74c0-24 36-24 36 0M82 48a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM66 74c2-22 32-22 34 0",
  lost: "M10 74h100M60 74V22M60 26h30l8 7-8 7H60M60 46H34l-8 7 8 7h26",
  away: "M12 74h96M30 30c0-12 60-12 60 0v28c0 12-60 12-60 0V30ZM30 30c0 12 60 12 60 0M30 44c0 12 60 12 60 0M52 82l16-16M52 66l16 16",
};

/** The line drawings of empty and broken pages: ink, one stroke, nothing to read for a screen reader. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg
      width="120"
      height="90"
      viewBox="0 0 120 90"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
