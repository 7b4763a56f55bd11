import { listFields } from '@x/metadata'
import type { AnyModule, Client, Module, ModuleShape } from '@x/client'
import type { Drift } from './compare-types.ts'
import { isMandatory, isReadable, isWritable } from './field-types.ts'

/** The fields that a program uses of a module. */
export interface UsedFields<M extends ModuleShape> {
  readonly reads?: readonly Extract<keyof M['row'], string>[] | undefined
  readonly creates?: readonly Extract<keyof M['create'], string>[] | undefined
  readonly updates?: readonly Extract<keyof M['update'], string>[] | undefined
}

/**
 * Compares the fields that a program uses with those that the organization has now; one call. Each entry names the field and
 * what is wrong with it. For a start of a program, or a health check: `breaksReads` and `breaksWrites` should be empty.
 *
 * @throws ZohoApiError `INVALID_MODULE` when the module is gone
 */
export async function checkModule<M extends ModuleShape = AnyModule>(
  zoho: Client,
  module: Module<M>,
  { reads = [], creates = [], updates = [] }: UsedFields<M>,
): Promise<Drift> {
  const fields = await listFields(zoho, module)
  const found = new Map(fields.filter(isReadable).map((field) => [field.api_name, field]))
  const place = (name: string): string => `${module}.${name}`
  const writes = (names: readonly string[], how: 'create' | 'update'): readonly string[] =>
    names.flatMap((name) => {
      const field = found.get(name)
      if (field === undefined) return [`${place(name)} is gone.`]
      return isWritable(field, how)
        ? []
        : [`${place(name)} cannot be written in ${how === 'create' ? 'a new record' : 'a change'}.`]
    })
  const demanded = creates.length === 0 ? [] : fields.filter((field) => isMandatory(module, field, new Set()))
  const used = new Set<string>([...reads, ...creates, ...updates])
  return {
    breaksReads: reads.filter((name) => !found.has(name)).map((name) => `${place(name)} is gone.`),
    breaksWrites: [
      ...new Set([...writes(creates, 'create'), ...writes(updates, 'update')]),
      ...demanded
        .filter(({ api_name: name }) => !(creates as readonly string[]).includes(name))
        .map(({ api_name: name }) => `${place(name)} is mandatory, and new records do not bring it.`),
    ],
    added: [...found.keys()].filter((name) => !used.has(name)).map((name) => `${place(name)} is not used.`),
  }
}
