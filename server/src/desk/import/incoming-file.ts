import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { sizeText } from "../attachments/store-file.ts";
import type { DeskDeps } from "../desk.ts";

/** The one file of a request. @throws badMultipart, fileRequired; while it is read fileTooLarge */
export async function incomingFile({
  request,
  deps,
}: Pick<RouteContext<DeskDeps>, "request" | "deps">): Promise<{ name: string; source: AsyncGenerator<Uint8Array> }> {
  if (!request.isMultipart()) refuse("badMultipart", { field: "file" });
  const max = deps.config.importLimit;
  const part = await request
    .file({ limits: { fileSize: max, files: 1, fields: 5, parts: 6 }, throwFileSizeLimit: false })
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode) throw error;
      return refuse("badMultipart", { field: "file" }); // the request broke off or is no multipart after all
    });
  if (!part) return refuse("fileRequired", { field: "file" });
  const { file, filename } = part;
  async function* whole(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file) yield chunk as Uint8Array;
    if (file.truncated) refuse("fileTooLarge", { field: "file", params: { name: filename, max: sizeText(max) } });
  }
  return { name: filename ?? "", source: whole() };
}
