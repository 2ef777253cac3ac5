/** What a draft of an answer holds, whatever version of the page kept it. */
export type WrittenAnswer = { readonly text: string; readonly files: readonly string[]; readonly prepared: boolean };

/** Reads what the composer kept; what is not there is empty. */
export function writtenIn(data: unknown): WrittenAnswer {
  const { text, files, acts } = (data ?? {}) as { text?: unknown; files?: unknown; acts?: unknown };
  return {
    text: typeof text === "string" ? text : "",
    files: Array.isArray(files) ? files.map((file: { name?: unknown }) => String(file?.name ?? "")).filter(Boolean) : [],
    prepared: acts !== null && typeof acts === "object" && Object.values(acts).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
  };
}
