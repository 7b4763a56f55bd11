import { byText } from './text.ts'

/** Gives names that nothing else in the file has. */
export interface TypeNames {
  /** A name for a module and all that is called after it: `Leads`, `LeadsRow`, `LeadsCreate`. */
  ofModule(apiName: string): string
  /** A name for the options of a picklist: `Leads_Industry`. */
  ofPicklist(module: string, field: string): string
}

const endings = ['', 'Row', 'Fields', 'Create', 'Update']

/** What a file may not call its own: words of the language, and types that it uses. */
const taken = new Set(
  `abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum
  export extends false finally for from function if implements import in infer instanceof interface is keyof let module
  namespace never new null number object of package private protected public readonly require return static string super
  switch symbol this throw true try type typeof undefined unknown var void while with yield bigint arguments eval
  Array Id Module Pick Record Reference Partial globalThis Object String Number Boolean Symbol Promise Date Function`
    .split(/\s+/)
    .concat('Link', 'LinkInput', 'UserLink', 'Tag', 'TagInput', 'StoredFile', 'FileInput', 'Removed'),
)

/** Names of a file: the same for the same modules, in whichever order they come. */
export function createTypeNames(modules: readonly string[]): TypeNames {
  const used = new Set(taken)
  const names = new Map<string, string>()
  for (const module of modules.toSorted(byText)) names.set(module, free(identifier(module), endings, used))
  return {
    ofModule: (apiName) => names.get(apiName) ?? identifier(apiName),
    ofPicklist: (module, field) =>
      free(`${names.get(module) ?? identifier(module)}_${letters(field)}`, [''], used),
  }
}

/** Takes the first name of which no ending is used. */
function free(name: string, ends: readonly string[], used: Set<string>): string {
  let found = name
  while (ends.some((end) => used.has(found + end))) found += '_'
  for (const end of ends) used.add(found + end)
  return found
}

function identifier(name: string): string {
  const plain = letters(name)
  return /^\d|^$/.test(plain) ? `_${plain}` : plain
}

function letters(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '_')
}
