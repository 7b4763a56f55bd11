/** An instant in words, also one that no calendar has. */
export function iso(at: number): string {
  return Math.abs(at) < 8e15 ? new Date(at).toISOString() : String(at)
}
