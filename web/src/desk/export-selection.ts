import { api } from "../ui/api.ts";

/** Rows of a selection as a file, saved by the browser: more ids than an address can carry go in the body. @throws ApiError */
export async function exportSelection(format: string, ids: readonly string[]): Promise<void> {
  const { blob, name } = await api.file(`/api/export/complaints.${format}`, { ids });
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name || `complaints.${format}`;
  link.click();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
