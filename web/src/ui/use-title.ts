import { useEffect } from "react";

/** Names the browser's tab: "<page> · Amends". */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Amends` : "Amends";
  }, [title]);
}
