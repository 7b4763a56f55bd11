import type { FC } from 'hono/jsx'
import type { ModuleInfo } from '../zoho/modules.ts'
import type { RecordRow } from '../zoho/record-list.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { titleOf } from './record-page.tsx'
import { SourceLines } from './source-lines.tsx'

interface DeleteRecordPageProps {
  readonly csrf: string
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly module: ModuleInfo
  readonly record: RecordRow
}

/** Asks once more. */
export const DeleteRecordPage: FC<DeleteRecordPageProps> = ({ csrf, at, module, record }) => {
  const here = `${at}/records/${module.name}/${record.id}`
  return (
    <>
      <p class="trail">
        <a href={here}>Keep it</a>
      </p>
      <h1>
        Delete “<bdi>{titleOf(record)}</bdi>”?
      </h1>
      <p>Zoho keeps it in its recycle bin for 60 days.</p>
      <form class="actions" method="post" action={`${here}/delete`}>
        <Csrf token={csrf} />
        <button class="danger">Delete it</button>
        <a class="button" href={here}>
          Keep it
        </a>
      </form>
      <CodeOfPage>
        <SourceLines file="routes/change-record.tsx" region="delete-record" label="Deleting a record" />
      </CodeOfPage>
    </>
  )
}
