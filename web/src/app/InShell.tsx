import { createContext, type ReactNode, useContext } from "react";

const InShell = createContext(false);

/** Says to what is below that a <main> stands around it already. */
export function ShellMain({ children }: { children: ReactNode }) {
  return <InShell value={true}>{children}</InShell>;
}

/** A page that may stand alone (wrong address, server away) or inside the shell: it is a <main> only when alone. */
export function LonePage({ children }: { children: ReactNode }) {
  return useContext(InShell) ? children : <main>{children}</main>;
}
