import type { Command } from "./command.ts";

export const command: Command = {
  summary: "run the server (what 'npm start' does, without installing and building)",
  usage: "serve",
  async run() {
    const { serve } = await import("@amends/server/serve");
    await serve();
    return 0;
  },
};
