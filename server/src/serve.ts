import { join } from "node:path";
import { type Config, checkout, isEverywhere, readConfig } from "./platform/config.ts";
import { createDb, type Db } from "./platform/db/connect.ts";
import { openDatabase } from "./platform/db/open-database.ts";

/** Ends the start with a sentence instead of a stack trace: these are the user's to solve. */
function explain(error: unknown): never {
  const { name, code } = error as { name?: string; code?: string };
  const expected = ["ConfigError", "FolderHeldError", "SchemaError"].includes(name ?? "") || code === "EADDRINUSE" || code === "EACCES";
  console.error(expected ? `amends: ${(error as Error).message}` : error);
  process.exit(1);
}

/** Runs the server until SIGINT or SIGTERM: database, schema, HTTP; stops them in the opposite order. */
export async function serve(): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  let ending = false;
  const end = (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), 20_000).unref(); // something hangs: the next start copes with what is left
    stopAll().then(
      () => process.exit(code),
      (error: unknown) => explain(error),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  process.on("uncaughtException", (error) => {
    console.error(error);
    end(1);
  });
  try {
    await start(readConfig(), stops);
  } catch (error) {
    if (ending) return;
    await stopAll().catch(() => undefined);
    explain(error);
  }
}

async function start(config: Config, stops: (() => Promise<unknown>)[]): Promise<void> {
  const say = (text: string) => console.log(text);
  const building = import("./app.ts"); // read from disk while the database starts
  building.catch(() => undefined);
  const database = await openDatabase(config, { holder: `Amends on ${config.publicUrl}`, notice: (message) => console.error(`amends: ${message}`) });
  stops.push(database.close);
  const db = createDb(database.url, { max: config.databaseConnections });
  stops.push(() => db.destroy());
  const { migrate } = await import("./platform/db/migrate.ts");
  await migrate(db, database.url);
  const { createApp } = await building;
  const app = await createApp({ config, db, databaseUrl: database.url, webFolder: join(checkout, "web/dist") });
  stops.push(app.close);
  await app.http.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      error.message = `Port ${config.port} on ${config.host} is taken by another program. Stop it, or choose another port with AMENDS_PORT.`;
    throw error;
  });
  say(`Amends is ready: ${config.publicUrl}`);
  if (isEverywhere(config.host)) say(`On this machine also: http://127.0.0.1:${config.port}`);
  // The server is up: what may still be said is no reason to end it when the database is gone at this very moment.
  await sayWhatComesFirst(db, app.accounts.setupCode, say).catch(() => undefined);
  say("Press Ctrl-C to stop.");
}

/** To an installation without a real company: what to open, and the code that other machines are asked for. */
async function sayWhatComesFirst(db: Db, setupCode: string, say: (text: string) => void): Promise<void> {
  const { companiesOf } = await import("./accounts/setup-guard.ts");
  const { real, demo } = await companiesOf(db);
  if (real) return;
  if (!demo) say("Nothing is set up yet: open the page to explore with demo data or to set up your team.");
  say(`From another machine the page asks for this one-time code: ${setupCode}`);
}
