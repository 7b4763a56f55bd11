import {
  disconnect,
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
  /** Ends a job. What was connected by then is disconnected again: no session has it. */
  readonly drop: (grantId: string) => Promise<void>
  /** Ends a job whose grant is in a session now. */
  readonly keep: (grantId: string) => void
}

const MOST_JOBS = 100

export function createDeviceJobs(): DeviceJobs {
  const jobs = new Map<string, DeviceJob>()
  const auths = new Map<string, Auth>()
  const drop = async (grantId: string): Promise<void> => {
    const job = jobs.get(grantId)
    const auth = auths.get(grantId)
    job?.cancel()
    jobs.delete(grantId)
    auths.delete(grantId)
    if (job?.state === 'done' && auth !== undefined)
      await disconnect(auth, grantId, { whenNotRevoked: 'remove' })
  }
  return {
    get: (grantId) => (grantId === undefined ? undefined : jobs.get(grantId)),
    drop,
    keep: (grantId) => {
      jobs.delete(grantId)
      auths.delete(grantId)
    },
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
      auths.set(grantId, auth)
      const [oldest] = jobs.keys()
      if (jobs.size > MOST_JOBS && oldest !== undefined) await drop(oldest)
      const become = (change: Partial<DeviceJob>): void => {
        if (jobs.has(grantId)) jobs.set(grantId, { ...waiting, ...change })
      }
      const settle = async (): Promise<void> => {
        try {
          const grant = await connected
          if (jobs.has(grantId)) become({ state: 'done', grant })
          // Dropped in the moment in which somebody allowed it.
          else await disconnect(auth, grantId, { whenNotRevoked: 'remove' })
        } catch (error) {
          const message = isToolkitError(error)
            ? error.message
            : 'Something unexpected happened. Start again.'
          become({ state: 'failed', message })
        }
      }
      void settle()
      return waiting
    },
  }
}
