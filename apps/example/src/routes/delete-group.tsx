import { deleteUserGroup, getUserGroup, listAssociations, waitForDeletion } from '@x/user-groups'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { DeleteGroupPage } from '../views/delete-group-page.tsx'
import { problemOf } from '../zoho/group-problem.ts'

/** Deleting a group: first what uses it, then the button. */
export const deleteGroup = new Hono<AppEnv>().on(['GET', 'POST'], '/:id/delete', async (c) => {
  const id = c.req.param('id')
  const zoho = c.get('zoho').client(tenantOf(c))
  const session = c.get('session')
  const group = await getUserGroup(zoho, id)
  if (group === undefined) throw new HTTPException(404, { message: 'This group is not there any more.' })
  const render = async (problem?: string): Promise<Response> => {
    const { items } = await listAssociations(zoho, id)
    const page = { at: at(c), csrf: session.data.csrf, group, associations: items, problem }
    return c.render(<DeleteGroupPage {...page} />, { title: 'Delete a group' })
  }
  if (c.req.method === 'GET') return render()
  try {
    // #region delete-group
    const deletion = await deleteUserGroup(zoho, id)
    await waitForDeletion(zoho, deletion, { timeout: 20_000 })
    // #endregion
  } catch (error) {
    const problem = problemOf(error)
    if (problem === undefined) throw error
    c.status(422)
    return render(`${problem.text} (${problem.code})`)
  }
  await session.update((data) => ({ ...data, notice: `Deleted ${group.name}.` }))
  return c.redirect(`${at(c)}/groups`, 303)
})
