import { dataCenters as shipped, type DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import type { Flow } from '../settings.ts'
import { Csrf } from './csrf.tsx'
import { SourceLines } from './source-lines.tsx'

interface StartPageProps {
  readonly csrf: string
  readonly dataCenters: readonly DataCenter[]
  readonly home: string
  readonly flows: readonly Flow[]
  readonly returnTo: string | undefined
  readonly local: boolean
}

/** The first page: one button. */
export const StartPage: FC<StartPageProps> = ({ csrf, dataCenters, home, flows, returnTo, local }) => (
  <>
    <section class="hero">
      <h1>Your Zoho user groups, two clicks away</h1>
      <p class="lead">
        {local
          ? 'A whole local Zoho runs inside this process: ten data centers, each with people and groups. Nothing to register, nothing to pay.'
          : 'Log in with your Zoho account. Nobody asks for your data center: Zoho says it.'}
      </p>
      <form method="post" action="/connect">
        <Csrf token={csrf} />
        {returnTo === undefined ? null : <input type="hidden" name="returnTo" value={returnTo} />}
        <button class="main large">Connect</button>
      </form>
    </section>

    <section class="cards" aria-label="Other ways in">
      <details class="card">
        <summary>
          Start at a data center
          <small>Connect asks for none. What each means, and the one that stands apart.</small>
        </summary>
        <p>
          Connect starts at <b>{home}</b>, where this client is registered, and Zoho forwards everybody to
          their own data center. Only China stands apart: its users log in at its own accounts server, through
          a client registered there.
        </p>
        <form method="post" action="/connect">
          <Csrf token={csrf} />
          <ul class="plain">
            {dataCenters.map((row) => (
              <li>
                <button class="quiet row" name="dc" value={row.id}>
                  <span class="tag">{row.id}</span>
                  <span>
                    {row.name}
                    <small>{whatItMeans(row.id)}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      </details>
      {flows.includes('device') ? (
        <a class="card link" href="/connect/device">
          <b>Connect a device</b>
          <small>No browser where the program runs: a short code, typed or scanned elsewhere.</small>
        </a>
      ) : null}
      {flows.includes('self') ? (
        <a class="card link" href="/connect/self">
          <b>Use a self client</b>
          <small>Your own scripts and jobs: a code from Zoho’s API console, once.</small>
        </a>
      ) : null}
      <a class="card link" href="/doctor">
        <b>Ask the doctor</b>
        <small>What is set, and what to tick in Zoho’s API console.</small>
      </a>
    </section>

    <section>
      <h2>What Connect does</h2>
      <p>These lines run when you press it. They are read from the source of this app as it runs.</p>
      <SourceLines file="zoho/web-login.ts" region="web-login" />
    </section>
  </>
)

/** By Zoho's own hosts, also where the emulator plays them. */
function whatItMeans(id: string): string {
  const row = shipped.find((each) => each.id === id)
  if (row === undefined) return 'added in code'
  const sandbox = row.api.sandbox === undefined ? ', sandbox host not confirmed' : ''
  return `accounts at ${new URL(row.accounts).host}, API at ${new URL(row.api.production).host}${sandbox}`
}
