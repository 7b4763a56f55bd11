import type { FC } from 'hono/jsx'
import type { DeviceJob } from '../zoho/device-login.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { QrCode } from './qr-code.tsx'
import { SourceLines } from './source-lines.tsx'
import { clockTime, duration } from './time.ts'

interface DevicePageProps {
  readonly csrf: string
  readonly job: DeviceJob | undefined
  /** Epoch milliseconds of Zoho's clock. */
  readonly now: number
  /** Against the emulator, time can be moved. */
  readonly hurry: boolean
}

/** A login for programs without a browser: this page plays the device. */
export const DevicePage: FC<DevicePageProps> = ({ csrf, job, now, hurry }) => (
  <>
    <h1>Connect a device</h1>
    <p class="lead">
      A terminal, a printer, a job on a server: it shows a short code, and somebody types or scans it wherever
      a browser is.
    </p>
    {job?.state === 'waiting' ? (
      <noscript>
        <p>
          <a href="/connect/device">Look again</a> when you have allowed it.
        </p>
      </noscript>
    ) : null}
    <div data-live={job?.state === 'waiting' ? '/connect/device/state' : undefined} data-every="1500">
      <DeviceState job={job} now={now} />
    </div>
    <div class="actions">
      <form method="post" action="/connect/device">
        <Csrf token={csrf} />
        <button class={job === undefined ? 'main' : ''}>
          {job === undefined ? 'Get a code' : 'Get another code'}
        </button>
      </form>
      {job?.state === 'waiting' ? (
        <form method="post" action="/connect/device/cancel">
          <Csrf token={csrf} />
          <button>Cancel</button>
        </form>
      ) : null}
      {job?.state === 'waiting' && hurry ? (
        <form method="post" action="/connect/device/hurry">
          <Csrf token={csrf} />
          <button>Let 30 seconds pass</button>
        </form>
      ) : null}
    </div>
    {hurry ? (
      <p class="muted">
        Zoho lets a device ask once in thirty seconds. The emulator keeps to that, but its clock can be moved.
      </p>
    ) : null}
    <CodeOfPage>
      <SourceLines file="zoho/device-login.ts" region="device-login" label="Connecting a device" />
    </CodeOfPage>
  </>
)

/** Where the device login stands. */
export const DeviceState: FC<{ job: DeviceJob | undefined; now: number }> = ({ job, now }) => {
  if (job === undefined) return <p>No code yet.</p>
  if (job.state === 'failed') return <p class="notice">{job.message}</p>
  if (job.state === 'done') return <p class="notice">Allowed. One moment …</p>
  const { userCode, verificationUri, verificationUriComplete, expiresAt } = job.device
  const address = verificationUriComplete ?? verificationUri
  return (
    <div class="device">
      <QrCode text={address} label="QR code of the address beside it" />
      <div>
        <p>
          Open <a href={address}>{verificationUri}</a> and type
        </p>
        <p class="code">{userCode}</p>
        <p class="muted" role="status">
          Waiting until somebody allows it. The code is good for {duration(Math.max(0, expiresAt - now))}{' '}
          more, until {clockTime(expiresAt)}.
        </p>
      </div>
    </div>
  )
}
