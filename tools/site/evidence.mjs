// The table of data centers with how well each address is established, from `packages/dc/src`.
import { evidence } from '../../packages/dc/src/evidence.ts'
import { dataCenters } from '../../packages/dc/src/table.ts'

const named = ({ id, name }) => `${name} (\`${id}\`)`
const host = (address) => `\`${address.replace('https://', '')}\``

/** One row a data center: how well each of its addresses is established; then where that is written. */
export function evidenceMarkdown() {
  const bySource = Map.groupBy(dataCenters, ({ id }) => evidence[id].source)
  return [
    '| | log in | API | sandbox, developer | upload | downloads | CRM pages, console |',
    '|---|---|---|---|---|---|---|',
    ...dataCenters.map((row) => {
      const { accounts, api, upload, downloads, crm, console: consoles } = evidence[row.id]
      const marks = [
        [accounts],
        [api.production],
        [api.sandbox, api.developer],
        [upload],
        [downloads],
        [crm, consoles],
      ]
      const cells = marks.map(
        (each) => [...new Set(each)].filter((mark) => mark !== undefined).join(', ') || '–',
      )
      return `| ${[named(row), ...cells].join(' | ')} |`
    }),
    '',
    ...[...bySource].map(([source, rows]) => `- ${rows.map(named).join(', ')}: ${source}.`),
  ].join('\n')
}

/** One row a data center: where its users log in, and where its API is. */
export function hostsMarkdown() {
  return [
    '| | id | users log in at | API | sandbox, developer | console |',
    '|---|---|---|---|---|---|',
    ...dataCenters.map(({ id, name, accounts, api, console: consoles }) => {
      const others = api.sandbox === undefined ? 'not known' : 'yes'
      const registered = consoles === undefined ? 'not known' : host(consoles)
      return `| ${name} | \`${id}\` | ${host(accounts)} | ${host(api.production)} | ${others} | ${registered} |`
    }),
  ].join('\n')
}
