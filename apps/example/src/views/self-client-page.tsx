import type { DataCenter } from '@x/dc'
import type { FC } from 'hono/jsx'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { SourceLines } from './source-lines.tsx'
import { ToCopy } from './to-copy.tsx'

interface SelfClientPageProps {
  readonly csrf: string
  readonly dataCenters: readonly DataCenter[]
  readonly dc: string
  readonly scopes: readonly string[]
  readonly local: boolean
  /** Why the code was not taken. */
  readonly problem?: string
}

/** A code from the console becomes a grant. */
export const SelfClientPage: FC<SelfClientPageProps> = ({
  csrf,
  dataCenters,
  dc,
  scopes,
  local,
  problem,
}) => (
  <>
    <h1>Use a self client</h1>
    <p class="lead">For your own scripts and jobs: no login page, no redirect address, one organization.</p>
    <form class="form" method="post" action="/connect/self">
      <Csrf token={csrf} />
      <div class="field">
        <label for="dc">Data center whose console made the code</label>
        <select id="dc" name="dc">
          {dataCenters.map((row) => (
            <option value={row.id} selected={row.id === dc}>
              {row.name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="code">Code</label>
        <input
          id="code"
          name="code"
          type="password"
          autocomplete="off"
          aria-invalid={problem === undefined ? undefined : 'true'}
          aria-describedby={problem === undefined ? 'code-hint' : 'code-problem code-hint'}
        />
        {problem === undefined ? null : (
          <p class="problem" id="code-problem">
            {problem}
          </p>
        )}
        <small id="code-hint">
          It is good once, for the minutes chosen in the console, and never shown again here.
        </small>
      </div>
      <div class="actions">
        <button class={local ? '' : 'main'}>Redeem the code</button>
        {local ? (
          <button class="main" name="generate" value="yes">
            Generate one in the emulator and redeem it
          </button>
        ) : null}
      </div>
    </form>

    <h2>Where the code comes from</h2>
    <ol class="steps">
      <li>Open the API console of your data center and choose the self client.</li>
      <li>
        Under “Generate Code”, paste these scopes:
        <ToCopy text={scopes.join(',')} label="Scopes" />
      </li>
      <li>Choose ten minutes, create, and copy the code immediately.</li>
    </ol>
    <CodeOfPage>
      <SourceLines file="routes/connect-self.tsx" region="self-client" label="Redeeming the code" />
    </CodeOfPage>
  </>
)
