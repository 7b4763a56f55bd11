import { createRecords, deleteRecord, updateRecord } from '@x/records'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { adviceFor } from '../views/advice/advice-for.ts'
import { DeleteRecordPage } from '../views/delete-record-page.tsx'
import { RecordFormPage } from '../views/record-form-page.tsx'
import { titleOf } from '../views/record-page.tsx'
import type { Modules } from '../zoho/modules.ts'
import { createOnce } from '../zoho/once.ts'
import { fieldsOfForm, readTyped, typedOf, valuesOf, type Typed } from '../zoho/record-form.ts'
import { isAway } from '../zoho/group-problem.ts'
import { problemsOf, type RecordProblem } from '../zoho/record-problem.ts'
import { describe, readOne } from './records.tsx'

/** Making a record, changing one, deleting one. */
export function changeRecord(modules: Modules): Hono<AppEnv> {
  const once = createOnce()
  return new Hono<AppEnv>()
    .get('/:module/new', async (c) => show(c, modules, { typed: {} }))
    .post('/:module/new', async (c) => {
      const { zoho, module, fields } = await describe(c, modules)
      const body = await c.req.parseBody({ all: true })
      const typed = readTyped(body, fieldsOfForm(fields))
      try {
        const values = valuesOf(typed, fieldsOfForm(fields))
        const key = `${tenantOf(c).grantId} ${module.name} ${JSON.stringify([body['once'], typed])}`
        // #region create-record
        const create = async () => {
          const [result] = await createRecords(zoho, module.name, [values])
          if (result?.ok === false) throw result.error
          return result?.id ?? ''
        }
        // #endregion
        const id = await once(key, create)
        await say(c, 'Created.')
        return c.redirect(`${at(c)}/records/${module.name}/${id}`, 303)
      } catch (error) {
        return await showProblems(c, modules, error, { typed })
      }
    })
    .get('/:module/:id/edit', async (c) => {
      const { fields, record } = await readOne(c, modules)
      const typed = typedOf(record, fieldsOfForm(fields))
      return show(c, modules, { id: record.id, typed, seen: textOf(record['Modified_Time']) })
    })
    .post('/:module/:id/edit', async (c) => {
      const { zoho, module, fields, record } = await readOne(c, modules)
      const body = await c.req.parseBody({ all: true })
      const offered = fieldsOfForm(fields)
      const typed = readTyped(body, offered)
      const seen = textOf(body['seen'])
      try {
        const change = valuesOf(typed, offered, typedOf(record, offered))
        // #region update-record
        // Refused when somebody was faster: what is sent was compared with what the form showed.
        await updateRecord(zoho, module.name, record.id, change, { unmodifiedSince: seen })
        // #endregion
        await say(c, `Saved ${titleOf({ ...record, ...change })}.`)
        return c.redirect(`${at(c)}/records/${module.name}/${record.id}`, 303)
      } catch (error) {
        return await showProblems(c, modules, error, { id: record.id, typed, seen })
      }
    })
    .get('/:module/:id/delete', async (c) => {
      const { module, record } = await readOne(c, modules)
      const page = { csrf: c.get('session').data.csrf, at: at(c), module, record }
      return c.render(<DeleteRecordPage {...page} />, { title: 'Delete a record' })
    })
    .post('/:module/:id/delete', async (c) => {
      const { zoho, module, record } = await readOne(c, modules)
      // #region delete-record
      await deleteRecord(zoho, module.name, record.id)
      // #endregion
      await say(c, `Deleted ${titleOf(record)}. Zoho keeps it in its recycle bin for 60 days.`)
      return c.redirect(`${at(c)}/records/${module.name}`, 303)
    })
}

const say = (c: Context<AppEnv>, notice: string): Promise<void> =>
  c.get('session').update((data) => ({ ...data, notice }))

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

interface Shown {
  /** Absent for a new record. */
  readonly id?: string
  readonly typed: Typed
  readonly seen?: string | undefined
  readonly problems?: readonly RecordProblem[]
}

async function show(c: Context<AppEnv>, modules: Modules, { problems = [], ...shown }: Shown) {
  const { module, fields } = await describe(c, modules)
  const { csrf } = c.get('session').data
  const page = { csrf, at: at(c), module, fields: fieldsOfForm(fields), once: crypto.randomUUID(), problems }
  const title = shown.id === undefined ? 'New record' : 'Edit a record'
  return c.render(<RecordFormPage {...page} {...shown} />, { title })
}

/** The form again, with everything that was typed, and each refusal at its field. */
async function showProblems(c: Context<AppEnv>, modules: Modules, error: unknown, shown: Shown) {
  const { fields } = await describe(c, modules)
  const problems = problemsOf(error, fields)
  if (problems === undefined) throw error
  c.status(isAway(error) ? adviceFor(error).status : 422)
  return show(c, modules, { ...shown, problems })
}
