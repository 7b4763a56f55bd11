// The table of data centers with how well each address is established, from `packages/dc/src`.
import { evidence } from '../../packages/dc/src/evidence.ts'
import { dataCenters } from '../../packages/dc/src/table.ts'

const host = (address) => `\`${address.replace('https://', '')}\``

/** One row a data center: hosts and how well each is established. */
export function evidenceMarkdown() {
  return [
    '| | log in | API | sandbox, developer | upload | CRM pages, console | written in |',
    '|---|---|---|---|---|---|---|',
    ...dataCenters.map(({ id, name }) => {
      const { accounts, api, upload = '–', crm = '–', console: consoles = '–', source } = evidence[id]
      const others = [...new Set([api.sandbox ?? '–', api.developer ?? '–'])].join(', ')
      const pages = [...new Set([crm, consoles])].filter((mark) => mark !== '–').join(', ') || '–'
      return `| ${name} (\`${id}\`) | ${accounts} | ${api.production} | ${others} | ${upload} | ${pages} | ${source} |`
    }),
  ].join('\n')
}

/** One row a data center: where its users log in, and where its API is. */
export function hostsMarkdown() {
  return [
    '| | id | users log in at | API | sandbox, developer | console |',
    '|---|---|---|---|---|---|',
    ...dataCenters.map(({ id, name, accounts, api, console: consoles }) => {
      const others =
        api.sandbox === undefined ? 'not known' : [api.sandbox, api.developer].map(host).join('<br>')
      const registered = consoles === undefined ? 'not known' : host(consoles)
      return `| ${name} | \`${id}\` | ${host(accounts)} | ${host(api.production)} | ${others} | ${registered} |`
    }),
  ].join('\n')
}
