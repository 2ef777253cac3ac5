/** Lists leave the server bare, as {items}, or under their own name ({people}); the screens want the array. */
export function listIn<T>(answer: readonly T[] | Readonly<Record<string, unknown>> | undefined): readonly T[] {
  if (!answer) return [];
  if (Array.isArray(answer)) return answer as readonly T[];
  return (Object.values(answer).find(Array.isArray) as readonly T[] | undefined) ?? [];
}
