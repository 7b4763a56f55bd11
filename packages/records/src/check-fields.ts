/** Zoho's limit of fields in one list. */
export const MOST_FIELDS = 50

/**
 * Refuses a list without fields, or with more than Zoho takes.
 *
 * @throws TypeError before anything is sent
 */
export function checkFields(fields: readonly string[]): void {
  if (!Array.isArray(fields) || fields.length === 0)
    throw new TypeError(
      "Zoho lists the fields that are named and no others: { fields: ['Last_Name', 'Email'] }.",
    )
  if (fields.length > MOST_FIELDS) {
    throw new TypeError(
      `${fields.length} fields are asked for, and Zoho gives at most ${MOST_FIELDS} in one list. Use eachRecord, which asks several ` +
        'times and joins the rows, or getRecord, which gives all fields of one record.',
    )
  }
}
