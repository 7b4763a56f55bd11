import { isToolkitError, type ToolkitError } from '@x/dc/error'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '../app-env.ts'
import { addressOf } from '../session/session.ts'
import { connect, groups, home, leads, type Advice } from './advice/advice.ts'
import { adviceFor } from './advice/advice-for.ts'
import { ProblemPage, type ProblemPageProps } from './problem-page.tsx'

/** Every failure becomes a page that says what happened and what to do. */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof HTTPException) {
    const gone = error.status === 404
    return show(c, error.status, {
      title: gone ? 'Not there' : 'That did not work',
      message: error.message,
      way: gone ? listOf(c) : ['/', 'Back to the first page'],
    })
  }
  if (isToolkitError(error)) {
    const advice = adviceFor(error, c.get('zoho')?.emulator !== undefined)
    return show(c, advice.status, {
      title: advice.title,
      message: error.message,
      code: error.code,
      todo: advice.todo,
      form: c.req.method === 'POST',
      way: wayFrom(c, advice.way),
      ...pauseOf(c, error),
    })
  }
  const reference = crypto.randomUUID().slice(0, 8)
  // For whoever runs the app; the browser only learns the reference.
  console.error(`[${reference}]`, error)
  const message = `Something that nobody thought of went wrong. The console of this app has the details under ${reference}.`
  return show(c, 500, { title: 'That did not work', message, way: ['/', 'Back to the first page'] })
}

/** The list in which what is not there was looked for. */
function listOf(c: Context<AppEnv>): Advice['way'] {
  return /^\/t\/[^/]+\/records\//.test(c.req.path) ? leads : groups
}

/** What did not come may come now; a callback is good once, so there the login begins again. */
function wayFrom(c: Context<AppEnv>, way: Advice['way']): Advice['way'] {
  if (way !== home || c.req.method !== 'GET') return way
  const { pathname, search } = new URL(c.req.url)
  return pathname === '/callback' ? connect : [`${pathname}${search}`, 'Try again']
}

/** How long Zoho wants to be left alone; the emulator's clock can be moved meanwhile. */
function pauseOf(c: Context<AppEnv>, error: ToolkitError): Pick<ProblemPageProps, 'pause'> {
  const retryAt = 'retryAt' in error && typeof error.retryAt === 'number' ? error.retryAt : undefined
  const tenant = c.get('tenant')
  const { clock, emulator } = c.get('zoho')
  if (retryAt === undefined || tenant === undefined) return {}
  const wait = `${addressOf(tenant)}/break/wait`
  const hurry = emulator === undefined ? undefined : { action: wait, csrf: c.get('session').data.csrf }
  return { pause: { retryAt, left: Math.max(0, retryAt - clock.now()), hurry } }
}

/** An address that leads nowhere. */
export const answerNotFound: NotFoundHandler<AppEnv> = (c) =>
  show(c, 404, {
    title: 'There is no such page',
    message: 'The address was mistyped, or comes from an older version of this app.',
    way: ['/', 'Go to the first page'],
  })

/** A way out that leads to the page of the tenant in the address, and beside it the tenant's home. */
function show(
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  { way: [href, label], ...props }: Omit<ProblemPageProps, 'home'>,
): Response | Promise<Response> {
  const tenant = c.get('tenant')
  const at = tenant === undefined ? undefined : addressOf(tenant)
  const within = href === '/' || href.startsWith('/t/') || (at === undefined && href === '/doctor')
  const target = within ? href : at === undefined ? '/' : `${at}${href}`
  const ownHome = at === undefined || target === `${at}/home` ? undefined : `${at}/home`
  c.status(status)
  return c.render(<ProblemPage {...props} way={[target, label]} home={ownHome} />, { title: props.title })
}
