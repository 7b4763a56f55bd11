import { paginate, type Client } from '@x/client'
import { createUserGroup, getUserGroup, listSources, updateUserGroup, type Source } from '@x/user-groups'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { adviceFor } from '../views/advice/advice-for.ts'
import { GroupFormPage } from '../views/group-form-page.tsx'
import { emptyForm, formOf, readForm, sourcesOf, withBelow, type GroupForm } from '../zoho/group-form.ts'
import { createOnce } from '../zoho/once.ts'
import { isAway, problemOf, type Problem } from '../zoho/group-problem.ts'
import { noChoices, sourceChoices, withChosen } from '../zoho/source-choices.ts'

/** Making a group and changing one. */
export function changeGroup(): Hono<AppEnv> {
  const once = createOnce()
  return new Hono<AppEnv>()
    .get('/new', (c) => show(c, { form: emptyForm() }))
    .post('/new', async (c) => {
      const zoho = clientOf(c)
      const form = withBelow(readForm(await c.req.parseBody({ all: true })))
      try {
        const { name, description } = form
        // #region create-group
        const create = () => createUserGroup(zoho, { name, description, sources: sourcesOf(form) })
        // A second click gets the group of the first. Whoever goes back and types something else makes another.
        const { id } = await once(`${tenantOf(c).grantId} ${JSON.stringify(form)}`, create)
        // #endregion
        await say(c, `Created ${name}.`)
        return c.redirect(`${at(c)}/groups/${id}`, 303)
      } catch (error) {
        return await showProblem(c, error, { form })
      }
    })
    .get('/:id/edit', async (c) => {
      const { group, sources } = await read(clientOf(c), c.req.param('id'))
      return show(c, { id: group.id, form: formOf(group, sources), sources })
    })
    .post('/:id/edit', async (c) => {
      const zoho = clientOf(c)
      const id = c.req.param('id')
      const form = readForm(await c.req.parseBody({ all: true }))
      try {
        const { name, description } = form
        // #region update-group
        const sources = { mode: 'replace', sources: sourcesOf(form) } as const
        await updateUserGroup(zoho, id, { name, description, sources })
        // #endregion
        await say(c, `Saved ${name}.`)
        return c.redirect(`${at(c)}/groups/${id}`, 303)
      } catch (error) {
        return await showProblem(c, error, { id, form })
      }
    })
}

const clientOf = (c: Context<AppEnv>): Client => c.get('zoho').client(tenantOf(c))

const say = (c: Context<AppEnv>, notice: string): Promise<void> =>
  c.get('session').update((data) => ({ ...data, notice }))

interface Shown {
  /** Absent for a new group. */
  readonly id?: string
  readonly form: GroupForm
  readonly sources?: readonly Source[]
  readonly problem?: Problem
}

async function show(c: Context<AppEnv>, shown: Shown): Promise<Response> {
  const known = sourceChoices(clientOf(c), shown.id)
  // After a failure the form comes back even while Zoho is away, with what was chosen and no more.
  const all = await (shown.problem === undefined ? known : known.catch(() => noChoices))
  const choices = withChosen(all, shown.form, shown.sources)
  const { csrf } = c.get('session').data
  const title = shown.id === undefined ? 'New group' : 'Edit a group'
  return c.render(<GroupFormPage at={at(c)} csrf={csrf} choices={choices} {...shown} />, { title })
}

/** The form again, with everything that was typed, and what went wrong at the right field. */
async function showProblem(c: Context<AppEnv>, error: unknown, shown: Shown): Promise<Response> {
  if (isAway(error)) {
    c.status(adviceFor(error).status)
    const problem = { field: 'form', text: error.message, by: 'The toolkit', code: error.code } as const
    return show(c, { ...shown, problem })
  }
  const problem = problemOf(error)
  if (problem === undefined) throw error
  c.status(422)
  const present = shown.id === undefined ? undefined : await read(clientOf(c), shown.id)
  return show(c, { ...shown, problem, ...(present === undefined ? {} : { sources: present.sources }) })
}

async function read(zoho: Client, id: string) {
  const group = await getUserGroup(zoho, id)
  if (group === undefined) throw new HTTPException(404, { message: 'This group is not there any more.' })
  const sources: Source[] = []
  for await (const source of paginate((page) => listSources(zoho, id, page))) sources.push(source)
  return { group, sources }
}
