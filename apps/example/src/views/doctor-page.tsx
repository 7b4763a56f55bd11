import type { DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import { clientVariables, type ClientSettings, type Flow } from '../settings.ts'
import type { Finding } from '../zoho/examine.ts'
import { Code } from './code.tsx'
import { Csrf } from './csrf.tsx'

interface DoctorPageProps {
  readonly csrf: string
  readonly clients: { readonly [flow in Flow]?: ClientSettings }
  readonly dataCenters: readonly DataCenter[]
  readonly redirectUri: string
  readonly dc: string
  readonly store: Finding
  readonly findings: ReadonlyMap<string, Finding>
  readonly local: boolean
}

const flows = [
  ['web', 'Web login', 'Server-based Applications'],
  ['device', 'Device login', 'Non-browser Applications'],
  ['self', 'Self client', 'Self Client'],
] as const

/** Settings, one by one, with what to do in Zoho's API console. */
export const DoctorPage: FC<DoctorPageProps> = (props) => {
  const { csrf, clients, dataCenters, redirectUri, dc, store, findings, local } = props
  const home = dataCenters.find((row) => row.id === dc)
  const console = local ? 'https://api-console.zoho.com' : (home?.console ?? 'https://api-console.zoho.com')
  return (
    <>
      <h1>Doctor</h1>
      <p class="lead">
        {local
          ? 'The emulator is in use, with three clients registered as one would at Zoho. With clients of your own this page says what to tick.'
          : 'What is set, and what to tick in Zoho’s API console.'}
      </p>

      <h2>Redirect address</h2>
      <p>
        Register exactly this, byte for byte, for the web client at{' '}
        <a href={console}>{new URL(console).host}</a>:
      </p>
      <Code text={redirectUri} label="Redirect address" />

      <h2>Clients</h2>
      <dl class="facts wide">
        {flows.map(([flow, name, type]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <Mark good={clients[flow] !== undefined} />{' '}
              {clients[flow] === undefined ? 'not set, so not shown' : <code>{clients[flow].clientId}</code>}
              <small>
                {clients[flow] === undefined
                  ? `Register a client of the type “${type}”, then set ${clientVariables[flow]}_ID and ${clientVariables[flow]}_SECRET.`
                  : secretsOf(clients[flow])}
              </small>
            </dd>
          </div>
        ))}
        <div>
          <dt>Store of grants and sessions</dt>
          <dd>
            <Mark good={store.good} /> {store.text}
          </dd>
        </div>
      </dl>

      <h2>Data centers</h2>
      <p>
        The web client is registered in {home?.name ?? dc}. In its settings, under Multi-DC, tick every data
        center whose users are to connect; each then has a secret of its own, unless “one secret for all data
        centers” is ticked. A secret of its own goes into <code>{clientVariables.web}_SECRET_EU</code> and so
        on. The device client has the same switches; a self client has the one data center of its console.
      </p>
      <form method="post" action="/doctor">
        <Csrf token={csrf} />
        <button class="main">{findings.size === 0 ? 'Ask Zoho about each' : 'Ask again'}</button>
      </form>
      <ul class="plain findings">
        {dataCenters.map((row) => {
          const finding = findings.get(row.id)
          return (
            <li class="row">
              <span class="tag">{row.id}</span>
              <span>
                {row.name}
                <small>
                  {finding === undefined ? (
                    `accounts server ${new URL(row.accounts).host}`
                  ) : (
                    <Mark good={finding.good} />
                  )}{' '}
                  {finding?.text}
                </small>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const Mark: FC<{ good: boolean }> = ({ good }) => (
  <b class={good ? 'mark' : 'mark bad'}>{good ? 'Good.' : 'Look here.'}</b>
)

function secretsOf({ clientSecret }: ClientSettings): string {
  if (typeof clientSecret === 'string') return 'one secret for all data centers'
  return `secrets for ${Object.keys(clientSecret).join(', ')}; other data centers get that of the client’s own`
}
