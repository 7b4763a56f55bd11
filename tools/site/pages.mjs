// Which file of the repository is which page, and where the page stands in the navigation.
import { markdownIn, packages, read } from './repository.mjs'

const page = (file, text) => ({ file, text: text ?? titleOf(file) })

/** The list of recipes first, then each. */
function recipes() {
  const files = markdownIn('docs/recipes')
  const list = files.filter((file) => file.endsWith('/index.md'))
  return [...list, ...files.filter((file) => !list.includes(file))]
}

/** The first heading of a file, without its code marks. */
export function titleOf(file) {
  const [, title] = /^# (.+)$/m.exec(read(file)) ?? []
  if (title === undefined) throw new Error(`${file} has no title`)
  return title.replaceAll('`', '')
}

/** The navigation, group by group. A file that stands in none is a problem that `stage.mjs` reports. */
export function navigation() {
  return [
    {
      text: 'Begin',
      items: [page('README.md', 'What it is'), page('docs/start.md'), page('apps/example/README.md')],
    },
    {
      text: 'Guides',
      items: [
        page('docs/guides/web-login.md'),
        page('docs/guides/self-client.md'),
        page('docs/guides/device.md'),
        page('docs/guides/organization.md'),
        page('docs/guides/import-refresh-tokens.md'),
        page('docs/guides/own-token.md'),
        page('docs/guides/tenants.md'),
        page('docs/guides/workers.md'),
        page('docs/guides/postgresql.md'),
        page('docs/guides/read-records.md'),
        page('docs/guides/write-records.md'),
        page('docs/guides/search-records.md'),
        page('docs/guides/query.md'),
        page('docs/guides/composite.md'),
        page('docs/guides/record-files.md'),
        page('docs/guides/organization-types.md'),
        page('docs/guides/credits.md'),
        page('docs/guides/gdpr.md'),
        page('docs/guides/hipaa.md'),
        page('docs/guides/offboard-user.md'),
        page('docs/guides/territories.md'),
        ...markdownIn('docs')
          .filter((file) => file === 'docs/from-zoho-sdk.md')
          .map((file) => page(file)),
      ],
    },
    {
      text: 'Zoho explained',
      items: [
        page('docs/overview.md'),
        page('docs/whats-new-v7.md'),
        page('docs/http-methods.md'),
        page('docs/status-codes.md'),
        page('docs/api-collection.md'),
        page('docs/data-centers.md'),
        page('docs/tokens.md'),
        page('docs/scopes.md'),
        page('docs/operations.md'),
        page('docs/limits.md'),
        page('docs/evidence.md'),
      ],
    },
    {
      text: 'In production',
      items: [
        page('docs/errors.md'),
        page('docs/own-operations.md'),
        page('docs/many-processes.md'),
        page('docs/serverless.md'),
        page('docs/testing.md'),
        page('docs/security-model.md'),
        page('docs/benchmarks.md'),
      ],
    },
    { text: 'Recipes', items: recipes().map((file) => page(file)) },
    {
      text: 'Packages',
      items: packages.map((folder) => page(`packages/${folder}/README.md`)),
    },
    {
      text: 'The project',
      items: [
        page('docs/architecture.md'),
        page('docs/dependencies.md'),
        page('CONTRIBUTING.md'),
        page('docs/style.md'),
        page('docs/releasing.md'),
        page('docs/changelog.md'),
        page('SECURITY.md', 'Reporting a vulnerability'),
      ],
    },
  ].filter(({ items }) => items.length > 0)
}

/** Path of a page on the site, without the leading slash and the extension. */
export function pathOf(file) {
  // The first page of the site is its own: `landing.mjs`.
  if (file === 'README.md') return 'about'
  if (file === 'apps/example/README.md') return 'example'
  return file
    .replace(/^docs\//, '')
    .replace(/\/README\.md$/, '.md')
    .replace(/\.md$/, '')
    .toLowerCase()
}

/** Address of a page on the site, from its path. */
export const addressOf = (path) => `/${path.replace(/(^|\/)index$/, '$1')}`

/** Every page by its file. */
export function pagesByFile() {
  return new Map(
    navigation()
      .flatMap(({ items }) => items)
      .map(({ file }) => [file, pathOf(file)]),
  )
}
