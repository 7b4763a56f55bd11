/**
 * Marks each operation of a module as free of side effects, so that every bundler drops those that nobody uses: the
 * comment is what esbuild, Rollup, Rolldown and webpack all understand, and nobody has to write it by hand.
 *
 * `export const getRole: … = getOne(…)` becomes `export const getRole: … = PURE getOne(…)` for every function that is
 * imported from `@x/client/endpoint`; so does `ofModule(…)` wherever it stands.
 */
function pureOperations(code: string): string {
  const imported = [...code.matchAll(/^import \{([^}]*)\} from '@x\/client\/endpoint'/gm)]
  const names = imported.flatMap(([, list = '']) => list.split(',')).map((name) => name.trim())
  const verbs = names.filter((name) => /^\w+$/.test(name))
  if (verbs.length === 0) return code
  const declaration = new RegExp(`^((?:export )?const [^=]+=\\s+)(?=(?:${verbs.join('|')})\\()`, 'gm')
  return code
    .replaceAll(declaration, '$1/* @__PURE__ */ ')
    .replaceAll(/(?<![\w.])(?=ofModule\()/g, '/* @__PURE__ */ ')
}

/** The same as a plugin of Rolldown. Lines stay where they are, so that the map of a module still fits. */
export const pureOperationsPlugin = {
  name: 'pure-operations',
  transform: {
    filter: { id: /\.ts$/ },
    handler: (code: string): { code: string; map: null } | undefined => {
      const marked = pureOperations(code)
      return marked === code ? undefined : { code: marked, map: null }
    },
  },
}
