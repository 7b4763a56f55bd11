import type { Client } from '@x/client'
import type { Clock } from '@x/dc/clock'
import { listFields, listModules, type Field as FieldRow } from '@x/metadata'

/** A module whose records can be listed. */
export interface ModuleInfo {
  /** API name. */
  readonly name: string
  readonly label: string
  readonly creatable: boolean
  readonly editable: boolean
}

/** A field, as far as pages need to know it. */
export interface Field {
  /** API name. */
  readonly name: string
  readonly label: string
  /** Zoho's `data_type`: `text`, `picklist`, `currency` … */
  readonly type: string
  readonly required: boolean
  readonly readOnly: boolean
  readonly unique: boolean
  /** Characters or digits at most. */
  readonly length: number | undefined
  /** Values of a picklist, as they are sent. */
  readonly choices: readonly string[]
  /** API name of the module whose records the field names. */
  readonly of: string | undefined
}

/** What an organization's modules look like; asked once a minute, since each question costs a credit. */
export interface Modules {
  readonly list: (grantId: string, zoho: Client) => Promise<readonly ModuleInfo[]>
  readonly fields: (grantId: string, zoho: Client, module: string) => Promise<readonly Field[]>
}

/** Whether records can be counted by the values of a field. */
export function isCountable({ type, choices }: Field): boolean {
  return type === 'picklist' && choices.length > 0
}

const MINUTE = 60_000
const MOST_KEPT = 500

export function createModules(clock: Clock): Modules {
  const kept = new Map<string, { readonly at: number; readonly rows: Promise<readonly unknown[]> }>()
  const remember = <T>(key: string, ask: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    const known = kept.get(key)
    if (known !== undefined && clock.now() - known.at < MINUTE) return known.rows as Promise<readonly T[]>
    const rows = ask()
    kept.delete(key)
    kept.set(key, { at: clock.now(), rows })
    rows.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return rows
  }
  return {
    list: (grantId, zoho) => remember(grantId, () => modulesOf(zoho)),
    fields: (grantId, zoho, module) => remember(`${grantId} ${module}`, () => fieldsOf(zoho, module)),
  }
}

async function modulesOf(zoho: Client): Promise<readonly ModuleInfo[]> {
  const items = await listModules(zoho)
  return items
    .filter((row) => row.api_supported === true && row.viewable !== false && row.generated_type !== 'subform')
    .map((row) => ({
      name: row.api_name,
      label: row.plural_label,
      creatable: row.creatable === true,
      editable: row.editable === true,
    }))
}

async function fieldsOf(zoho: Client, module: string): Promise<readonly Field[]> {
  const items = await listFields(zoho, module)
  return items.filter(({ visible }) => visible).map(fieldOf)
}

function fieldOf(row: FieldRow): Field {
  const { lookup } = row
  return {
    name: row.api_name,
    label: row.field_label,
    type: row.data_type,
    required: row.system_mandatory,
    readOnly: row.read_only || row.field_read_only,
    unique: Object.keys(row.unique ?? {}).length > 0,
    length: row.length ?? undefined,
    // Records read and write what is shown; what is stored is taken, too.
    choices: row.pick_list_values.map(({ display_value: value }) => value),
    of: lookup !== null && 'module' in lookup ? lookup.module.api_name : undefined,
  }
}
