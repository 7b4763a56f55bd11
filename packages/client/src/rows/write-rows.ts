import type { Call, CallOptions } from '../call/call.ts'
import type { Client } from '../client/client.ts'
import { ask, type Answered } from './ask.ts'
import { readResults, readWritten, type RowResult, type RowSuccess } from './row-result.ts'

/**
 * A write of several rows: one result a row, in the order of the input, whatever the HTTP status was (200, 201, 202, 207,
 * or a 400 with rows).
 *
 * @param call `rows` names the key that holds the rows, `user_groups`
 * @param count rows that were sent
 * @throws ZohoApiError when the call as a whole was refused
 * @throws {@link ResponseShapeError} when the answer has another number of rows; what was written is then not known
 */
export async function writeRows(
  client: Client,
  call: Call & { readonly rows: string },
  count: number,
  options: CallOptions = {},
): Promise<readonly RowResult[]> {
  return readResults(await answered(client, call, options), count)
}

/** The same for a write of one row, whose failure is thrown. */
export async function writeRow(
  client: Client,
  call: Call & { readonly rows: string },
  options: CallOptions = {},
): Promise<RowSuccess> {
  return readWritten(await answered(client, call, options))
}

async function answered(client: Client, call: Call, options: CallOptions): Promise<Answered> {
  const answer = await ask(client, call, options)
  if (answer.error !== undefined) throw answer.error
  return answer
}
