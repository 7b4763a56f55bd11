// The worker as the test runs it: its clock can be moved, and an answer can come too early.
import { systemClock } from '@x/dc/clock'
import type { DataCenter } from '@x/dc'
import { handle, type Environment } from './worker.ts'

let ahead = 0
const clock = {
  now: (): number => Date.now() + ahead,
  monotonic: (): number => performance.now() + ahead,
  sleep: (ms: number, signal?: AbortSignal): Promise<void> => systemClock.sleep(ms, signal),
}

export default {
  async fetch(
    request: Request,
    env: Environment & { readonly DATA_CENTERS: readonly DataCenter[] },
    context: { waitUntil(work: Promise<unknown>): void },
  ): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/advance') {
      ahead += Number(searchParams.get('ms'))
      return new Response(null, { status: 204 })
    }
    try {
      const answer = handle(request, env, context, { clock, dataCenters: env.DATA_CENTERS })
      const patience = searchParams.get('patience')
      return await (patience === null ? answer : Promise.race([answer, giveUp(Number(patience))]))
    } catch (error) {
      return new Response(error instanceof Error ? error.stack : String(error), { status: 500 })
    }
  },
}

async function giveUp(ms: number): Promise<Response> {
  await systemClock.sleep(ms)
  return new Response(null, { status: 504 })
}
