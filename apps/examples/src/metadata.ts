// Examples of @x/metadata.
import type { Client, Id } from '@x/client'
import {
  createFields,
  listFields,
  listLayouts,
  listModules,
  privateFields,
  type Field,
  type Module,
} from '@x/metadata'

// #region offer
/** Modules whose records can be read and written, the organization's own among them. */
export async function usableModules(zoho: Client): Promise<readonly Module[]> {
  const modules = await listModules(zoho, { status: ['visible'] })
  return modules.filter(({ api_supported: supported }) => supported === true)
}
// #endregion offer

// #region mandatory
/** What a record of a layout needs: what every record does, and what this layout asks for. */
export async function mandatoryFields(
  zoho: Client,
  module: string,
  layoutId: Id,
): Promise<readonly string[]> {
  const layout = (await listLayouts(zoho, module)).find(({ id }) => id === String(layoutId))
  const fields = layout?.sections.flatMap((section) => section.fields) ?? []
  return fields.filter((field) => field.required || field.system_mandatory).map(({ api_name: name }) => name)
}
// #endregion mandatory

// #region hidden
/** Takes out of a record what must not get into a log. */
export function withoutPersonalData(
  record: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): Readonly<Record<string, unknown>> {
  const hidden = new Set(privateFields(fields).map(({ api_name: name }) => name))
  return Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.has(name)))
}
// #endregion hidden

// #region fields
/** Makes the field that an integration keeps its own number in, unless it is there; its API name. */
export async function externalNumber(zoho: Client, module: string): Promise<string> {
  const label = 'Shop Number'
  const found = (): Promise<Field | undefined> =>
    listFields(zoho, module).then((fields) => fields.find((field) => field.field_label === label))
  if ((await found()) === undefined) {
    const [result] = await createFields(zoho, module, [
      { field_label: label, data_type: 'text', length: 40, external: { type: 'org', show: true } },
    ])
    if (result?.ok === false) throw result.error
  }
  return (await found())?.api_name ?? label
}
// #endregion fields
