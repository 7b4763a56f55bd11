/** The group that every organization has: the number of its id, and what it is. */
export const GENERAL = {
  number: 39_001,
  row: { api_name: 'General', name: 'General', description: null },
} as const
