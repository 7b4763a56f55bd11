import type { Context } from 'hono'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { TypesPage } from '../views/types-page.tsx'
import type { Modules } from '../zoho/modules.ts'
import { driftSince, typesOf } from '../zoho/organization-types.ts'

/** The types of the organization's own modules, and what drifted since a file of them was made. */
export function types(modules: Modules): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', (c) => show(c, modules, c.req.query('module') ?? 'Leads', undefined))
    .get('/:file{.+\\.ts}', async (c) => {
      const { module, text } = await make(c, modules, c.req.param('file').slice(0, -'.ts'.length))
      return c.text(text, 200, { 'content-disposition': `attachment; filename="${module}.ts"` })
    })
    .post('/', async (c) => {
      const form = await c.req.formData()
      const text = (name: string): string => {
        const value = form.get(name)
        return typeof value === 'string' ? value : ''
      }
      // Forms send the ends of lines as networks do.
      return show(c, modules, text('module'), text('before').replaceAll('\r\n', '\n'))
    })
}

async function show(
  c: Context<AppEnv>,
  known: Modules,
  asked: string,
  before: string | undefined,
): Promise<Response> {
  const { module, modules, text } = await make(c, known, asked)
  return c.render(
    <TypesPage
      at={at(c)}
      csrf={c.get('session').data.csrf}
      modules={modules}
      module={module}
      text={text}
      before={before}
      drift={before === undefined ? undefined : driftSince(before, text)}
    />,
    { title: 'Types' },
  )
}

/** Of a module that the organization has; no other name goes into a call or a header. */
async function make(
  c: Context<AppEnv>,
  known: Modules,
  asked: string,
): Promise<{ module: string; modules: readonly string[]; text: string }> {
  const tenant = tenantOf(c)
  const zoho = c.get('zoho').client(tenant)
  const modules = (await known.list(tenant.grantId, zoho)).map(({ name }) => name)
  const module = modules.find((name) => name === asked)
  if (module === undefined) {
    throw new HTTPException(404, {
      message: 'This organization has no such module, or its records cannot be read.',
    })
  }
  return { module, modules, text: await typesOf(zoho, module) }
}
