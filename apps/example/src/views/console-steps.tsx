import type { DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import { clientVariables, type ClientSettings } from '../settings.ts'
import { ToCopy } from './to-copy.tsx'

interface ConsoleStepsProps {
  readonly client: ClientSettings | undefined
  /** Where the client is registered. */
  readonly home: DataCenter
  /** Those that are served. */
  readonly dataCenters: readonly DataCenter[]
  readonly redirectUri: string
  readonly local: boolean
}

/** What to enter and what to tick in Zoho's API console, for exactly these settings. */
export const ConsoleSteps: FC<ConsoleStepsProps> = ({ client, home, dataCenters, redirectUri, local }) => {
  const console = local || home.console === undefined ? 'https://api-console.zoho.com' : home.console
  // China has no part in Multi-DC: a client is registered there or elsewhere.
  const others = home.id === 'cn' ? [] : dataCenters.filter(({ id }) => id !== home.id && id !== 'cn')
  return (
    <ol class="steps">
      <li>
        Open <a href={console}>{new URL(console).host}</a>
        {local || client === undefined ? (
          <> and add a client of the type “Server-based Applications”.</>
        ) : (
          <>
            {' '}
            and choose the client <code>{client.clientId}</code>.
          </>
        )}
      </li>
      <li>
        Enter this as its redirect address, byte for byte:
        <ToCopy text={redirectUri} label="Redirect address" />
      </li>
      {others.length === 0 ? null : (
        <>
          <li>
            In its <b>Settings</b>, under <b>Multi-DC</b>, switch on where your users live:
            <ul class="ticks">
              {others.map(({ name }) => (
                <li>{name}</li>
              ))}
            </ul>
          </li>
          <li>
            <Secrets client={local ? undefined : client} others={others} />
          </li>
        </>
      )}
    </ol>
  )
}

/** One secret for all, or those that are still to be set. */
const Secrets: FC<{ client: ClientSettings | undefined; others: readonly DataCenter[] }> = ({
  client,
  others,
}) => {
  const secret = client?.clientSecret ?? ''
  const missing = others.filter(({ id }) => typeof secret === 'string' || secret[id] === undefined)
  if (missing.length === 0) return <>Every data center has a secret of its own in the settings: well done.</>
  const lines = missing.map(({ id }) => `${clientVariables.web}_SECRET_${id.toUpperCase()}=`).join('\n')
  return (
    <>
      There, tick “one secret for all data centers”. If you would rather have one for each, copy them into{' '}
      <code>.env</code>:
      <ToCopy text={lines} label="Secrets to set" />
    </>
  )
}
