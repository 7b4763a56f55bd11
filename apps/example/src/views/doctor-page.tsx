import type { DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import { clientVariables, type ClientSettings, type Flow } from '../settings.ts'
import type { Finding } from '../zoho/examine.ts'
import { ConsoleSteps } from './console-steps.tsx'
import { Csrf } from './csrf.tsx'
import { DataCenterTag } from './tenant-name.tsx'

interface DoctorPageProps {
  readonly csrf: string
  /** The address of this page: it is the same for everybody, and stands under each tenant. */
  readonly path: string
  readonly clients: { readonly [flow in Flow]?: ClientSettings }
  readonly dataCenters: readonly DataCenter[]
  readonly redirectUri: string
  /** Where the clients are registered. */
  readonly home: DataCenter
  readonly store: Finding
  readonly storePlace: string
  readonly findings: ReadonlyMap<string, Finding>
  readonly local: boolean
}

const flows = [
  ['web', 'Web login', 'Server-based Applications'],
  ['device', 'Device login', 'Non-browser Applications'],
  ['self', 'Self client', 'Self Client'],
] as const

/** What is set, what Zoho says about it, and what to do in its API console. */
export const DoctorPage: FC<DoctorPageProps> = (props) => {
  const { csrf, path, clients, dataCenters, redirectUri, home, store, storePlace, findings, local } = props
  return (
    <>
      <h1>Doctor</h1>
      <p class="lead">
        {local
          ? 'The emulator is in use, and well. This is what to do once you have clients of your own.'
          : 'What is set, what Zoho says about it, and what to tick in its API console.'}
      </p>

      <h2>Does Zoho know this client?</h2>
      <p>
        Every data center is asked whether it takes the web client and its secret. Nothing is stored, and
        nobody has to log in.
      </p>
      <form method="post" action={path}>
        <Csrf token={csrf} />
        <button class="main">{findings.size === 0 ? 'Ask each data center' : 'Ask again'}</button>
      </form>
      <ul class="plain findings">
        {dataCenters.map((row) => (
          <DataCenterFinding row={row} finding={findings.get(row.id)} />
        ))}
      </ul>

      <h2>In Zoho’s API console</h2>
      <ConsoleSteps
        client={clients.web}
        home={home}
        dataCenters={dataCenters}
        redirectUri={redirectUri}
        local={local}
      />
      <p class="muted">
        A device client has the same switches. A self client belongs to the one data center of its console.
        China stands apart: it wants a client of its own, and this app with <code>ZOHO_DC=cn</code>.
      </p>

      <h2>Settings</h2>
      <dl class="facts wide">
        {flows.map(([flow, name, type]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              {clients[flow] === undefined ? (
                <>
                  not set, so this way in is not shown
                  <small>
                    For it, register a client of the type “{type}”, then set {clientVariables[flow]}_ID and{' '}
                    {clientVariables[flow]}_SECRET.
                  </small>
                </>
              ) : (
                <>
                  <Mark good /> <code>{clients[flow].clientId}</code>
                  <small>{secretsOf(clients[flow])}</small>
                </>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>Store of grants and sessions</dt>
          <dd>
            <Mark good={store.good} /> {store.text}
            <small>{storePlace}</small>
          </dd>
        </div>
      </dl>
    </>
  )
}

const DataCenterFinding: FC<{ row: DataCenter; finding: Finding | undefined }> = ({ row, finding }) => (
  <li class="row">
    <DataCenterTag dc={row.id} />
    <span>
      {row.name}
      <small>
        {finding === undefined ? (
          `accounts server ${new URL(row.accounts).host}`
        ) : (
          <>
            <Mark good={finding.good} /> {finding.text}
          </>
        )}
      </small>
    </span>
  </li>
)

const Mark: FC<{ good: boolean }> = ({ good }) => (
  <b class={good ? 'mark' : 'mark bad'}>{good ? 'Good.' : 'Look here.'}</b>
)

function secretsOf({ clientSecret }: ClientSettings): string {
  if (typeof clientSecret === 'string') return 'one secret for all data centers'
  return `secrets for ${Object.keys(clientSecret).join(', ')}; other data centers get the client’s own`
}
