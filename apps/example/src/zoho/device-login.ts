import {
  finishDeviceLogin,
  startDeviceLogin,
  type Auth,
  type DeviceLogin,
  type GrantDescription,
} from '@x/auth'
import { isToolkitError } from '@x/dc/error'
import { scopes } from './scopes.ts'

/** A device login that is going on in this process, or has ended. */
export interface DeviceJob {
  readonly device: DeviceLogin
  readonly grantId: string
  readonly state: 'waiting' | 'done' | 'failed'
  readonly grant: GrantDescription | undefined
  /** What went wrong, in the toolkit's words. */
  readonly message: string | undefined
  readonly cancel: () => void
}

/** Device logins in progress. They live in this process: a restart ends them, and the user starts again. */
export interface DeviceJobs {
  readonly start: (auth: Auth, grantId: string) => Promise<DeviceJob>
  readonly get: (grantId: string | undefined) => DeviceJob | undefined
  readonly drop: (grantId: string) => void
}

const MOST_JOBS = 100

export function createDeviceJobs(): DeviceJobs {
  const jobs = new Map<string, DeviceJob>()
  const drop = (grantId: string): void => {
    jobs.get(grantId)?.cancel()
    jobs.delete(grantId)
  }
  return {
    get: (grantId) => (grantId === undefined ? undefined : jobs.get(grantId)),
    drop,
    start: async (auth, grantId) => {
      const stop = new AbortController()
      // #region device-login
      const device = await startDeviceLogin(auth, { scopes })
      // Show `device.userCode` and `device.verificationUri`. This asks, at Zoho's pace, until somebody has
      // typed the code and allowed it, wherever their account lives.
      const connected = finishDeviceLogin(auth, { device, grantId }, { signal: stop.signal })
      // #endregion
      const waiting: DeviceJob = {
        device,
        grantId,
        state: 'waiting',
        grant: undefined,
        message: undefined,
        cancel: () => stop.abort(),
      }
      jobs.set(grantId, waiting)
      const [oldest] = jobs.keys()
      if (jobs.size > MOST_JOBS && oldest !== undefined) drop(oldest)
      const become = (change: Partial<DeviceJob>): void => {
        if (jobs.has(grantId)) jobs.set(grantId, { ...waiting, ...change })
      }
      connected.then(
        (grant) => become({ state: 'done', grant }),
        (error: unknown) =>
          become({
            state: 'failed',
            message: isToolkitError(error) ? error.message : 'Something unexpected happened. Start again.',
          }),
      )
      return waiting
    },
  }
}
