/** What a generated file declares. Only what `generateTypes` writes is understood: one line per member, one line per option. */
export interface Declarations {
  /** Names of the modules: `Leads`. */
  readonly modules: ReadonlySet<string>
  /** Names of all that has rows, subforms too. */
  readonly records: ReadonlySet<string>
  readonly interfaces: ReadonlyMap<string, ReadonlyMap<string, Member>>
  readonly unions: ReadonlyMap<string, ReadonlySet<string>>
}

export interface Member {
  readonly optional: boolean
  readonly type: string
}

/** @throws TypeError for a file of another making */
export function readDeclarations(text: string): Declarations {
  const interfaces = new Map<string, Map<string, Member>>()
  const unions = new Map<string, Set<string>>()
  const modules = new Set<string>()
  let members = new Map<string, Member>()
  let options = new Set<string>()
  for (const line of text.split(/\r?\n/)) {
    const [, kind, name = ''] = /^export (interface|type|const) (\w+)/.exec(line) ?? []
    if (kind === 'interface') interfaces.set(name, (members = new Map()))
    if (kind === 'type') unions.set(name, (options = new Set()))
    if (kind === 'const') modules.add(name)
    const [, field = '', mark, type = ''] =
      /^ {2}readonly ('(?:[^'\\]|\\.)*'|[\w$]+)(\??): (.*)$/.exec(line) ?? []
    if (field !== '') members.set(field, { optional: mark === '?', type })
    const option = /^ {2}\| (.*)$/.exec(line)?.[1]
    if (option !== undefined) options.add(option)
  }
  if (!text.startsWith(firstLine)) {
    throw new TypeError('The file was not made by zoho-types: its first line is another one.')
  }
  const records = [...interfaces.keys()]
    .filter((name) => name.endsWith('Row'))
    .map((name) => name.slice(0, -3))
  return { modules, records: new Set(records), interfaces, unions }
}

/** By which a file is known. */
export const firstLine =
  '// Modules and fields of one Zoho CRM organization. Do not change this file; make it again:'
