export { type ImportFileOptions, type ImportFileResult, importFile } from "./import-file.ts";
export { createImportRunner, type ImportRunner } from "./import-runner.ts";
export { importRoutes } from "./routes.ts";
