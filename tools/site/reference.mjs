// The reference: TypeDoc reads every entry of every package from its source.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Application, OptionDefaults } from 'typedoc'
import { MemberRouter } from 'typedoc-plugin-markdown'
import { finishPage } from './function-page.mjs'
import { mendAnchors } from './links.mjs'
import { operationFacts } from './operation-facts.mjs'
import { operationsAsFunctions } from './operations-as-functions.mjs'
import { entries, root, site, sourceAddress } from './repository.mjs'

const names = entries.map(({ name }) => name)

/** What TypeDoc knows of the packages: one module an entry, named as one imports it. */
export async function readPackages(options = {}) {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entries.map(({ source }) => join(root, source)),
    tsconfig: join(site, 'tsconfig.json'),
    blockTags: [...OptionDefaults.blockTags, '@cure', '@zoho'],
    excludeInternal: true,
    excludeExternals: true,
    excludePrivate: true,
    disableGit: true,
    sourceLinkTemplate: `${sourceAddress('{path}', false)}#L{line}`,
    basePath: root,
    displayBasePath: root,
    readme: 'none',
    name: 'Reference',
    sort: ['source-order'],
    groupOrder: ['Functions', 'Variables', 'Classes', 'Interfaces', 'Type Aliases'],
    validation: { notExported: false, invalidLink: true, notDocumented: false },
    treatValidationWarningsAsErrors: true,
    logLevel: 'Warn',
    ...options,
  })
  const project = await operationsAsFunctions(() => app.convert())
  if (project === undefined) throw new Error('TypeDoc could not read the packages.')
  for (const { name, source } of entries) {
    const module = project.children.find((each) => each.sources?.[0]?.fullFileName === join(root, source))
    if (module === undefined) throw new Error(`TypeDoc has no module for ${source}.`)
    module.name = name
  }
  project.children.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
  for (const group of project.groups ?? [])
    group.children.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
  // An export says where it is written; its members need not.
  for (const reflection of Object.values(project.reflections)) {
    const holder = reflection.isSignature() ? reflection.parent : reflection
    if (holder.parent?.parent !== project) delete reflection.sources
  }
  return { app, project }
}

/** `@x/users/getRole` for a function, beside the page of its package. */
// @ts-expect-error -- its types hide the one method that says where a page lies
class Router extends MemberRouter {
  getReflectionDirectory(reflection) {
    // @ts-expect-error -- the same
    return super.getReflectionDirectory(reflection).replace(/\/functions$/, '')
  }
}

/** Writes the reference's pages: `reference/@x/auth/redis/index.md` an entry, `reference/@x/users/getRole.md` a function. */
export async function writeReference(folder) {
  const { app, project } = await readPackages({
    plugin: [
      'typedoc-plugin-markdown',
      (made) => made.renderer.defineRouter('entries and functions', Router),
    ],
    router: 'entries and functions',
    membersWithOwnFile: ['Function'],
    out: join(folder, 'reference'),
    entryFileName: 'index',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    pageTitleTemplates: { member: ({ name }) => name },
    indexFormat: 'table',
    expandParameters: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    useCodeBlocks: true,
    tableColumnSettings: {
      hideSources: true,
      hideModifiers: true,
      hideInherited: true,
      hideOverrides: true,
      hideDefaults: true,
    },
  })
  app.validate(project)
  await app.generateOutputs(project)
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error('TypeDoc has complaints, see above.')
  const facts = operationFacts()
  for (const file of globSync('reference/**/*.md', { cwd: folder })) {
    const place = join(folder, file)
    const name = basename(file, '.md')
    const text = mendAnchors(readFileSync(place, 'utf8'))
    const module = dirname(file)
      .replaceAll('\\', '/')
      .replace(/^reference\//, '')
    const line = `import { ${name} } from '${module}'`
    writeFileSync(place, name === 'index' ? text : finishPage(text, line, facts.get(name)))
  }
}
