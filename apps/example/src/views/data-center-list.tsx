import { dataCenters as shipped, type DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import { Csrf } from './csrf.tsx'
import { DataCenterTag } from './tenant-name.tsx'

interface DataCenterListProps {
  readonly csrf: string
  readonly dataCenters: readonly DataCenter[]
  /** Where the client is registered. */
  readonly home: string
}

/** Every data center as a button that starts a login there. */
export const DataCenterList: FC<DataCenterListProps> = ({ csrf, dataCenters, home }) => (
  <>
    <p>
      Connect starts at <b>{home}</b>, where this client is registered, and Zoho forwards everybody to their
      own data center. Only China stands apart: its users log in at its own accounts server, through a client
      registered there.
    </p>
    <form method="post" action="/connect">
      <Csrf token={csrf} />
      <ul class="plain choices">
        {dataCenters.map((row) => (
          <li>
            <button class="quiet row" name="dc" value={row.id}>
              <DataCenterTag dc={row.id} />
              <span>
                {row.name}
                <small>{whatItMeans(row.id)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  </>
)

/** By Zoho's own hosts, also where the emulator plays them. */
function whatItMeans(id: string): string {
  const row = shipped.find((each) => each.id === id)
  if (row === undefined) return 'added in code'
  const sandbox = row.api.sandbox === undefined ? ', sandbox host not confirmed' : ''
  return `accounts at ${new URL(row.accounts).host}, API at ${new URL(row.api.production).host}${sandbox}`
}
