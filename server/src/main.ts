import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Compiled code is kept between starts; what follows is imported after this on purpose.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/amends", import.meta.url)));
const { serve } = await import("./serve.ts");
await serve();
