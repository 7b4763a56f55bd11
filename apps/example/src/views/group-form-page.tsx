import type { Source } from '@x/user-groups'
import type { FC } from 'hono/jsx'
import { kinds, type GroupForm } from '../zoho/group-form.ts'
import type { Field, Problem } from '../zoho/group-problem.ts'
import type { Choice, SourceChoices } from '../zoho/source-choices.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { SourceLines } from './source-lines.tsx'

interface GroupFormPageProps {
  readonly csrf: string
  /** Where the pages of the tenant begin. */
  readonly at: string
  /** Absent for a new group. */
  readonly id?: string
  readonly form: GroupForm
  readonly choices: SourceChoices
  readonly sources?: readonly Source[]
  readonly problem?: Problem
}

const titles = { users: 'Users', roles: 'Roles', territories: 'Territories', groups: 'Other groups' }
const belows: Readonly<Record<string, string>> = {
  roles: 'with everybody below',
  territories: 'with what lies below',
}

/** The form of a group: new, or one that is there. */
export const GroupFormPage: FC<GroupFormPageProps> = ({ csrf, at, id, form, choices, problem }) => (
  <>
    <p class="trail">
      <a href={id === undefined ? `${at}/groups` : `${at}/groups/${id}`}>Back without saving</a>
    </p>
    <h1>{id === undefined ? 'New group' : 'Edit the group'}</h1>
    {problem === undefined ? null : (
      <p class="problem" role="alert">
        {problem.field === 'form' ? (
          <Words problem={problem} />
        ) : (
          <>
            Nothing was saved. <a href={`#${problem.field}`}>Look at the {problem.field}</a>.
          </>
        )}
      </p>
    )}
    <form
      class="form"
      method="post"
      action={id === undefined ? `${at}/groups/new` : `${at}/groups/${id}/edit`}
    >
      <Csrf token={csrf} />
      <input type="hidden" name="once" value={form.once} />
      <div class="field">
        <label for="name">Name</label>
        <input id="name" name="name" value={form.name} dir="auto" {...wrong('name', problem)} />
        <small>required, at most 250 characters, and no other group may have the same</small>
        <At field="name" problem={problem} />
      </div>
      <div class="field">
        <label for="description">Description</label>
        <textarea id="description" name="description" rows={3} dir="auto" {...wrong('description', problem)}>
          {form.description}
        </textarea>
        <At field="description" problem={problem} />
      </div>
      <fieldset id="sources" tabindex={-1} {...wrong('sources', problem)}>
        <legend>Sources</legend>
        <At field="sources" problem={problem} />
        {kinds.map((kind) => (
          <details open={kind === 'users' || form.sources.some((key) => key.startsWith(`${kind}:`))}>
            <summary>
              {titles[kind]} <small>{choices[kind].length} to choose from</small>
            </summary>
            <ul class={belows[kind] === undefined ? 'plain boxes pairs' : 'plain boxes'}>
              {choices[kind].map((choice) => (
                <Box kind={kind} choice={choice} form={form} />
              ))}
            </ul>
          </details>
        ))}
      </fieldset>
      <p class="actions">
        <button class="main">{id === undefined ? 'Create' : 'Save'}</button>
      </p>
    </form>
    <CodeOfPage>
      {id === undefined ? (
        <SourceLines file="routes/change-group.tsx" region="create-group" label="Creating a group" />
      ) : (
        <SourceLines file="routes/change-group.tsx" region="update-group" label="Changing a group" />
      )}
    </CodeOfPage>
  </>
)

const Box: FC<{ kind: string; choice: Choice; form: GroupForm }> = ({ kind, choice, form }) => {
  const key = `${kind}:${choice.id}`
  const below = belows[kind]
  return (
    <li>
      <label>
        <input type="checkbox" name="sources" value={key} checked={form.sources.includes(key)} />{' '}
        <bdi>{choice.name}</bdi>
      </label>
      {below === undefined ? null : (
        <label class="below">
          <input type="checkbox" name="below" value={key} checked={form.below.includes(key)} /> {below}
          <span class="hidden"> {choice.name}</span>
        </label>
      )}
    </li>
  )
}

const Words: FC<{ problem: Problem }> = ({ problem }) => (
  <>
    {problem.words === undefined ? `${problem.by} says: ${problem.text} ` : `${problem.words} `}
    <small>
      {problem.words === undefined ? problem.code : `${problem.by} says: ${problem.text} (${problem.code})`}
    </small>
  </>
)

const At: FC<{ field: Field; problem: Problem | undefined }> = ({ field, problem }) =>
  problem?.field === field ? (
    <p class="problem" id={`${field}-problem`}>
      <Words problem={problem} />
    </p>
  ) : null

function wrong(field: Field, problem: Problem | undefined): Record<string, string> {
  return problem?.field === field
    ? { 'aria-invalid': 'true', 'aria-describedby': `${field}-problem`, autofocus: '' }
    : {}
}
