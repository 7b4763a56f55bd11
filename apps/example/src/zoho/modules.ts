import { path, readPage, request, type Client } from '@x/client'
import type { Clock } from '@x/dc/clock'

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
    list: (grantId, zoho) => remember(grantId, () => listModules(zoho)),
    fields: (grantId, zoho, module) => remember(`${grantId} ${module}`, () => listFields(zoho, module)),
  }
}

interface ModuleRow {
  readonly api_name: string
  readonly plural_label?: string
  readonly api_supported?: boolean
  readonly viewable?: boolean
  readonly creatable?: boolean
  readonly editable?: boolean
  readonly generated_type?: string
}

async function listModules(zoho: Client): Promise<readonly ModuleInfo[]> {
  const call = { path: path`settings/modules`, scopes: ['ZohoCRM.settings.modules.READ'] }
  const { items } = readPage<ModuleRow>(await request(zoho, call), 'modules')
  return items
    .filter((row) => row.api_supported === true && row.viewable !== false && row.generated_type !== 'subform')
    .map((row) => ({
      name: row.api_name,
      label: row.plural_label ?? row.api_name,
      creatable: row.creatable === true,
      editable: row.editable === true,
    }))
}

interface FieldRow {
  readonly api_name: string
  readonly field_label?: string
  readonly data_type: string
  readonly system_mandatory?: boolean
  readonly read_only?: boolean
  readonly field_read_only?: boolean
  readonly visible?: boolean
  readonly length?: number
  readonly unique?: object | null
  readonly pick_list_values?: readonly { readonly actual_value: string }[]
  readonly lookup?: { readonly module?: { readonly api_name?: string } }
}

async function listFields(zoho: Client, module: string): Promise<readonly Field[]> {
  const call = { path: path`settings/fields`, query: { module }, scopes: ['ZohoCRM.settings.fields.READ'] }
  const { items } = readPage<FieldRow>(await request(zoho, call), 'fields')
  return items.filter(({ visible }) => visible !== false).map(fieldOf)
}

function fieldOf(row: FieldRow): Field {
  return {
    name: row.api_name,
    label: row.field_label ?? row.api_name,
    type: row.data_type,
    required: row.system_mandatory === true,
    readOnly: row.read_only === true || row.field_read_only === true,
    unique: Object.keys(row.unique ?? {}).length > 0,
    length: row.length,
    choices: (row.pick_list_values ?? []).map(({ actual_value: value }) => value),
    of: row.lookup?.module?.api_name,
  }
}
