import type { DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import type { SessionData } from '../session/session.ts'
import type { Flow } from '../settings.ts'
import { Csrf } from './csrf.tsx'
import { DataCenterList } from './data-center-list.tsx'
import { Programs } from './programs.tsx'
import { SourceLines } from './source-lines.tsx'
import { Tour } from './tour.tsx'

interface StartPageProps {
  readonly data: SessionData
  readonly dataCenters: readonly DataCenter[]
  readonly home: string
  readonly flows: readonly Flow[]
  readonly returnTo: string | undefined
  readonly local: boolean
}

/** The first page: one button, the other ways in, and what there is to see. */
export const StartPage: FC<StartPageProps> = ({ data, dataCenters, home, flows, returnTo, local }) => (
  <>
    <section class="hero">
      {returnTo === undefined ? null : (
        <p class="notice" role="status">
          That page needs somebody who is connected. Connect, and it opens.
        </p>
      )}
      <h1>{local ? 'Connect to Zoho. Break it. Watch it heal.' : 'Connect to Zoho, from any data center'}</h1>
      <p class="lead">
        {local
          ? 'A whole Zoho runs inside this process: ten data centers, each with people and groups. No account, no settings, nothing that can be damaged.'
          : 'Log in with your Zoho account. Nobody asks for your data center: Zoho says it.'}
      </p>
      <form id="connect" method="post" action="/connect">
        <Csrf token={data.csrf} />
        {returnTo === undefined ? null : <input type="hidden" name="returnTo" value={returnTo} />}
        <button class="main large">Connect</button>
      </form>
    </section>

    <section>
      <h2>Other ways in</h2>
      <div class="cards">
        <details class="card">
          <summary>
            At a data center
            <small>Connect asks for none. What each means, and the one that stands apart.</small>
          </summary>
          <DataCenterList csrf={data.csrf} dataCenters={dataCenters} home={home} />
        </details>
        {flows.includes('device') ? (
          <a class="card link" href="/connect/device">
            <b>With a device</b>
            <small>No browser where the program runs: a short code, typed or scanned elsewhere.</small>
          </a>
        ) : null}
        {flows.includes('self') ? (
          <a class="card link" href="/connect/self">
            <b>With a self client</b>
            <small>Your own scripts and jobs: a code from Zoho’s API console, once.</small>
          </a>
        ) : null}
      </div>
    </section>

    <section>
      <h2>A tour of ten minutes</h2>
      <Tour data={data} local={local} onStart />
    </section>

    <section>
      <h2>The lines to copy</h2>
      <p>
        Connect, come back, list: one file that compiles as it stands, with the id and the secret of your
        client in its environment. The recipes of the documentation go on from there, with your own users,
        several processes and TLS.
      </p>
      <Programs />
      <details class="fold">
        <summary>
          <h2>How this app does it</h2>
        </summary>
        <SourceLines file="zoho/zoho.ts" region="create-auth" label="Once, when the app starts" brief />
        <SourceLines
          file="routes/connect.tsx"
          region="start-login"
          label="When somebody presses Connect"
          brief
        />
        <SourceLines
          file="routes/callback.tsx"
          region="finish-login"
          label="When Zoho sends them back"
          brief
        />
        <SourceLines file="zoho/zoho.ts" region="create-client" label="Ready to call" brief />
        <SourceLines file="zoho/group-list.ts" region="list-groups" label="A call" brief />
      </details>
    </section>
  </>
)
