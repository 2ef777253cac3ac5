import { keyCaps } from "./key-press.ts";
import { isMac } from "./keyboard.ts";

/** The key or keys of an action, as caps. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span style={{ display: "inline-flex", gap: 4 }}>
      {keyCaps(keys, isMac).map((cap, i) => (
        <kbd key={`${cap}${String(i)}`}>{cap}</kbd>
      ))}
    </span>
  );
}
