import { coqlName, type Client } from '@x/client'
import { queryRecords, rawCoql } from '@x/query'

/** How many records have a value. */
export interface ValueCount {
  /** `null`: the field is empty. */
  readonly value: string | null
  readonly count: number
}

/** Records of a module counted by the values of a picklist, in the order of the picklist, then what it no longer holds. */
export async function countBy(
  zoho: Client,
  module: string,
  field: { readonly name: string; readonly choices: readonly string[] },
): Promise<readonly ValueCount[]> {
  // #region count-by
  const name = coqlName(field.name)
  const { items } = await queryRecords(
    zoho,
    rawCoql(
      `select ${name}, COUNT(id) as records from ${coqlName(module)} where id is not null group by ${name}`,
    ),
  )
  // #endregion
  const place = ({ value }: ValueCount): number => {
    const index = value === null ? -1 : field.choices.indexOf(value)
    return index < 0 ? field.choices.length : index
  }
  return items
    .map((row): ValueCount => {
      const value = row[field.name]
      return { value: typeof value === 'string' ? value : null, count: Number(row['records']) }
    })
    .toSorted((a, b) => place(a) - place(b))
}
