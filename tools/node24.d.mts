export const checkout: string;
export function node24(): string;
