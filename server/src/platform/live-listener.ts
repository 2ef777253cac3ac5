import pg from "pg";

/**
 * The one LISTEN connection of a node. Comes back by itself when the database was away, and then calls `onBack`, because
 * notices sent in between are lost.
 */
export function listen(
  url: string,
  channels: readonly string[],
  on: { notice(channel: string, payload: string): void; back(): void },
): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async (delay: number) => {
    const mine = new pg.Client({ connectionString: url, application_name: "amends-live", keepAlive: true, connectionTimeoutMillis: 4000 });
    client = mine;
    let lost = false;
    const retry = () => {
      if (lost || stopped) return;
      lost = true;
      mine.end().catch(() => undefined);
      timer = setTimeout(() => void connect(Math.min(delay * 2, 3000)), delay);
    };
    mine.on("error", retry);
    mine.on("end", retry);
    mine.on("notification", ({ channel, payload }) => on.notice(channel, payload ?? ""));
    try {
      await mine.connect();
      for (const channel of channels) await mine.query(`listen ${mine.escapeIdentifier(channel)}`);
      delay = 100;
      on.back();
    } catch {
      retry();
    }
  };
  void connect(100);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
