import type { FC } from 'hono/jsx'
import { isNumber } from '../zoho/record-form.ts'
import type { Field } from '../zoho/modules.ts'
import { day } from './time.ts'

const LONG = 80
const amounts = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** One value of a record, by what it is. */
export const RecordCell: FC<{ at: string; field: Field; value: unknown }> = ({ at, field, value }) => {
  if (value === null || value === undefined || value === '') return <span class="none"></span>
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>
  // As text: JSX leaves out a zero.
  if (typeof value === 'number')
    return <>{field.type === 'integer' ? String(value) : amounts.format(value)}</>
  if (Array.isArray(value)) return <Many values={value} />
  if (typeof value === 'object') return <Reference at={at} module={field.of} value={value} />
  if (typeof value !== 'string') return <span class="none"></span>
  const text = value
  if (field.type === 'picklist') return <span class="chip">{text}</span>
  if (field.type === 'datetime') return <time datetime={text}>{moment(text)}</time>
  if (field.type === 'date') return <time datetime={text}>{day(text)}</time>
  return <Text text={text} />
}

/** The class of a column: numbers stand at the right, phone numbers in one line. */
export const alignOf = ({ type }: Field): string | undefined =>
  isNumber(type) ? 'number' : type === 'phone' ? 'phone' : undefined

const Many: FC<{ values: readonly unknown[] }> = ({ values }) =>
  values.length === 0 ? (
    <span class="none"></span>
  ) : (
    <span class="chips">
      {values.map((value) => (
        <span class="chip">{nameOf(value)}</span>
      ))}
    </span>
  )

const Reference: FC<{ at: string; module: string | undefined; value: object }> = ({ at, module, value }) => {
  const id = 'id' in value && typeof value.id === 'string' ? value.id : undefined
  const name = <bdi>{nameOf(value)}</bdi>
  return module === undefined || id === undefined ? (
    name
  ) : (
    <a href={`${at}/records/${module}/${id}`}>{name}</a>
  )
}

const Text: FC<{ text: string }> = ({ text }) =>
  text.length <= LONG ? (
    <bdi>{text}</bdi>
  ) : (
    <details class="long">
      <summary>
        <bdi>{text.slice(0, LONG)}…</bdi>
      </summary>
      <bdi>{text}</bdi>
    </details>
  )

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('name' in value && typeof value.name === 'string') return value.name
  return 'id' in value ? String(value.id) : 'something'
}

/** `11 February 2024, 07:30` of Zoho's time, which is that of the organization. */
function moment(text: string): string {
  const [, time] = /T(\d{2}:\d{2})/.exec(text) ?? []
  return time === undefined ? day(text) : `${day(text)}, ${time}`
}
