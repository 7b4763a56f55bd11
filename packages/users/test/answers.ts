import type * as users from '../src/index.ts'

/** What one operation sends, and what it makes of an answer. */
export interface Row {
  readonly operation: keyof typeof users
  readonly with: readonly unknown[]
  readonly sends: string
  readonly body?: unknown
  readonly answer: unknown
  readonly gives: unknown
}

/** The same, in one line. */
export const row = (
  operation: Row['operation'],
  parameters: readonly unknown[],
  sends: string,
  answer: unknown,
  gives: unknown,
  body?: unknown,
): Row => ({ operation, with: parameters, sends, answer, gives, ...(body !== undefined && { body }) })

export const ID = '3652397000000186017'
export const OTHER = '3652397000000026005'
export const done = (id?: string): object => ({
  code: 'SUCCESS',
  status: 'success',
  message: 'done',
  details: { ...(id && { id }) },
})

export const job = (key: string, name: string): object => ({
  [key]: [{ code: 'SUCCESS', status: 'success', message: 'scheduled', details: { [name]: '77', id: ID } }],
})
export const page = (key: string): object => ({
  [key]: [{ id: ID }],
  info: { page: 1, per_page: 200, count: 1, more_records: false },
})
export const onePage = {
  items: [{ id: ID }],
  info: { page: 1, per_page: 200, count: 1, more_records: false },
}
