import type { FC } from 'hono/jsx'
import type { ValueCount } from '../zoho/count-by.ts'
import type { Field, ModuleInfo } from '../zoho/modules.ts'
import { BarTable } from './bar-table.tsx'
import { CodeOfPage } from './code-of-page.tsx'
import { SourceLines } from './source-lines.tsx'

interface RecordCountsPageProps {
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly module: ModuleInfo
  /** Fields that records can be counted by. */
  readonly choices: readonly Field[]
  readonly field: Field
  readonly counts: readonly ValueCount[]
}

/** Records of a module by the values of a picklist. */
export const RecordCountsPage: FC<RecordCountsPageProps> = ({ at, module, choices, field, counts }) => {
  const here = `${at}/records/${module.name}`
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const bars = counts.map(({ value, count }) => ({ label: value ?? '– (empty)', value: count }))
  return (
    <>
      <p>
        <a href={here}>{module.label}</a>
      </p>
      <h1>
        {module.label} by {field.label}
      </h1>
      <nav class="modules" aria-label="Count by">
        {choices.map(({ name, label }) => (
          <a href={`${here}/by/${name}`} aria-current={name === field.name ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {total === 0 ? (
        <p class="empty">There is nothing to count: {module.label} has no record.</p>
      ) : (
        <>
          <p class="muted" role="status">
            {total.toLocaleString('en')} records, counted by Zoho in one query.
          </p>
          <BarTable
            caption={`${module.label} by ${field.label}`}
            label={field.label}
            unit="Records"
            bars={bars}
          />
        </>
      )}
      <CodeOfPage>
        <SourceLines file="zoho/count-by.ts" region="count-by" label="One query counts them all" />
      </CodeOfPage>
    </>
  )
}
