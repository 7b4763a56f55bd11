import type { Child, FC } from 'hono/jsx'
import { isNumber } from '../zoho/record-form.ts'
import type { Field } from '../zoho/modules.ts'
import type { RecordProblem } from '../zoho/record-problem.ts'

interface RecordFieldProps {
  readonly field: Field
  readonly typed: readonly string[]
  readonly problem: RecordProblem | undefined
  /** The first that was refused. */
  readonly focused: boolean
}

/** A field of a form by its data type: its label, what it takes, and what was wrong. */
export const RecordField: FC<RecordFieldProps> = ({ field, typed, problem, focused }) => {
  const id = `field-${field.name}`
  const hint = hintOf(field)
  const described = [
    ...(problem === undefined ? [] : [`${id}-problem`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ]
  const attributes: Attributes = {
    id,
    name: `field:${field.name}`,
    ...(field.required ? { 'aria-required': 'true' } : {}),
    ...(problem === undefined ? {} : { 'aria-invalid': 'true' }),
    ...(focused ? { autofocus: true } : {}),
    ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
  }
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.required ? <span class="required"> required</span> : null}
      </label>
      {inputOf(field, typed, attributes)}
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      {problem === undefined ? null : (
        <p class="problem" id={`${id}-problem`}>
          {problem.text} <small>{problem.said}</small>
        </p>
      )}
    </div>
  )
}

type Attributes = Readonly<Record<string, string | true>>

function inputOf(field: Field, typed: readonly string[], attributes: Attributes): Child {
  const [value = ''] = typed
  const { type } = field
  if (type === 'textarea')
    return (
      <textarea {...attributes} rows={3} dir="auto">
        {value}
      </textarea>
    )
  if (type === 'boolean')
    return <input {...attributes} type="checkbox" value="yes" checked={typed.length > 0} />
  if (type === 'picklist' || type === 'multiselectpicklist')
    return <Choices field={field} typed={typed} attributes={attributes} />
  const kind = type === 'date' ? 'date' : type === 'email' ? 'email' : type === 'phone' ? 'tel' : 'text'
  const mode = isNumber(type) ? { inputmode: 'decimal' as const } : {}
  return <input {...attributes} {...mode} type={kind} value={value} dir="auto" autocomplete="off" />
}

const Choices: FC<{ field: Field; typed: readonly string[]; attributes: Attributes }> = (props) => {
  const { field, typed, attributes } = props
  const isMany = field.type === 'multiselectpicklist'
  // A value that is not a choice any more stays as long as nobody takes it away.
  const gone = typed.filter((value) => value !== '' && !field.choices.includes(value))
  return (
    <select {...attributes} multiple={isMany}>
      {isMany ? null : <option value=""></option>}
      {[...gone, ...field.choices].map((choice) => (
        <option value={choice} selected={typed.includes(choice)}>
          {choice}
        </option>
      ))}
    </select>
  )
}

/** What a field takes, said before it is sent. */
function hintOf({ type, length, unique, of }: Field): string | undefined {
  const takes =
    type === 'text' || type === 'textarea'
      ? length === undefined
        ? undefined
        : `at most ${length.toLocaleString('en')} characters`
      : type === 'lookup'
        ? `the id of a record in ${of ?? 'another module'}`
        : type === 'datetime'
          ? 'such as 2026-03-31T09:30:00+02:00'
          : type === 'integer'
            ? 'a whole number'
            : undefined
  const only = unique ? 'no other record may have the same' : undefined
  const said = [takes, only].filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(', ')
}
