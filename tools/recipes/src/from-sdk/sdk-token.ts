/** What a grant needs of a row: the columns of the SDK's MySQL table `oauthtoken`, and of its file. */
export interface SdkToken {
  readonly id: string
  /** What `UserSignature` was given, or the user's name that the SDK asked for. */
  readonly user_name: string | null
  readonly client_id: string | null
  readonly refresh_token: string | null
  readonly api_domain: string | null
}

/** In the file's order. The first is a title line; before version 3 of the SDK there was no `api_domain`. */
const COLUMNS = 10
const ID = 0
const USER = 1
const CLIENT = 2
const REFRESH = 4
const DOMAIN = 9

/**
 * Reads the file of `FileStore`. It has commas and no quotes, so a comma within a value cannot be told from one between
 * two: such a line is refused rather than guessed.
 *
 * @throws Error with the number of the line; nothing of the line is shown, as it has secrets
 */
export function readTokenFile(text: string): readonly SdkToken[] {
  const [title = '', ...lines] = text.split('\n').map((line) => line.split(','))
  if (title[ID] !== 'id' || title[REFRESH] !== 'refresh_token')
    throw new Error('This is not a file of FileStore.')
  return lines.flatMap((fields, index) => {
    // An empty line becomes a lone comma when the SDK adds the column.
    if (fields.every((field) => field.trim() === '')) return []
    if (fields.length !== COLUMNS && fields.length !== COLUMNS - 1) {
      throw new Error(
        `Line ${index + 2} has ${fields.length} fields, not ${COLUMNS}: is there a comma in a value?`,
      )
    }
    const value = (column: number): string | null => fields[column]?.trim() || null
    const token = {
      id: value(ID) ?? '',
      user_name: value(USER),
      client_id: value(CLIENT),
      refresh_token: value(REFRESH),
      api_domain: value(DOMAIN),
    }
    return [token]
  })
}

/** What is used of a connection of `mysql2/promise`. */
export interface MySqlConnection {
  query(sql: string): Promise<readonly [unknown, unknown]>
}

/** Reads the table of `DBStore`. */
export async function readTokenTable(
  connection: MySqlConnection,
  table = 'oauthtoken',
): Promise<readonly SdkToken[]> {
  if (!/^\w+$/.test(table)) throw new TypeError('A name of a table is letters, digits and underscores.')
  const columns = 'id, user_name, client_id, refresh_token, api_domain'
  const [rows] = await connection.query(`SELECT ${columns} FROM ${table}`)
  return (rows as SdkToken[]).map(({ id, ...others }) => ({
    id,
    user_name: others.user_name || null,
    client_id: others.client_id || null,
    refresh_token: others.refresh_token || null,
    api_domain: others.api_domain || null,
  }))
}
