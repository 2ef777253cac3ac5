type Lock = { packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }> };
export function missingEdges(lock: Lock): { name: string; version: string; from: string }[];
