import { maxImportColumns } from "@amends/core/desk/contract-import";

/** A file beyond this is refused. Rows and columns in number, what a workbook's rows take as text in bytes. */
export const tableLimits = { maxRows: 500_000, maxColumns: maxImportColumns, maxBytes: 600 * 1024 ** 2 } as const;
