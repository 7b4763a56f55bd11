import { fault, flat } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import { Refusal } from '../../refusal.ts'
import { readBodyIds } from '../records/body-ids.ts'

const MOST = 500

/** The records that a mass action is for, by `ids`. @throws Refusal for a view: none has its records changed here */
export function readChosenIds(body: unknown): readonly string[] {
  if (isJsonObject(body) && own(body, 'ids') === undefined && own(body, 'cvid') !== undefined) {
    const details = { api_name: 'cvid', json_path: '$.cvid' }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the id given seems to be invalid', details)))
  }
  return readBodyIds(body, MOST)
}
