import { html } from 'hono/html'
import type { Markup } from '../pages/page.ts'
import type { ControlState } from './state.ts'

/** Records to look at and to change. Without a script there is nothing to see. */
export function recordsPanel({ organizations }: ControlState): Markup {
  return html`<section id="records" aria-label="Records">
    <h2>Records</h2>
    <form class="actions small">
      <label>
        Organization
        <select name="place">
          ${organizations.map(
            ({ place, dc, environment, organization }) =>
              html`<option value="${place}">${organization.name} · ${dc} ${environment}</option>`,
          )}
        </select>
      </label>
      <label>
        Module
        <input type="text" name="module" value="Leads" list="modules" required />
        <datalist id="modules">
          ${['Leads', 'Accounts', 'Contacts', 'Deals', 'Products', 'Tasks', 'Events', 'Cases'].map(
            (name) => html`<option value="${name}"></option>`,
          )}
        </datalist>
      </label>
      <button>Show records</button>
    </form>
    <p class="soft" role="status">
      Read and written as an administrator; no token, no limit, no line in the journal.
    </p>
    <ul class="rows"></ul>
  </section>`
}

/** Shows the first fifty records of a module, and writes what was changed in one of them. */
export const recordsScript = `
const records = document.getElementById('records')
const [form, rows, told] = ['form', '.rows', '[role=status]'].map((each) => records.querySelector(each))
async function callZoho(method, path, body) {
  const answer = await fetch('/calls', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ place: form.elements.place.value, method, path, body }),
  }).catch(() => undefined)
  const said = await answer?.json().catch(() => undefined)
  if (!answer?.ok) throw new Error(said?.error ?? 'The emulator does not answer.')
  const { status, body: result } = said
  const problem = status >= 400 ? result : result?.data?.find?.((each) => each.status === 'error')
  if (problem) throw new Error([problem.code, problem.message, JSON.stringify(problem.details)].join(' '))
  return result
}
const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more)
async function tell(work) {
  try {
    told.textContent = await work()
  } catch (error) {
    told.textContent = error.message
  }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error('Nothing was saved: the text is not JSON (' + error.message + ').')
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  tell(async () => {
    rows.replaceChildren()
    const module = form.elements.module.value.trim()
    const { fields } = await callZoho('GET', '/settings/fields?module=' + encodeURIComponent(module))
    const names = fields
      .filter(({ data_type, system_mandatory }) => system_mandatory || /^(text|email|picklist|currency|lookup)$/.test(data_type))
      .slice(0, 6)
      .map(({ api_name }) => api_name)
    const list = await callZoho('GET', '/' + module + '?per_page=50&fields=' + names.join(','))
    const found = list?.data ?? []
    rows.append(...found.map((row) => rowOf(module, row, names)))
    return found.length === 0
      ? module + ' has no records.'
      : found.length + ' records' + (list.info?.more_records ? ', and there are more.' : '.')
  })
})

function rowOf(module, row, names) {
  const texts = names.map((name) => row[name]?.name ?? row[name]).filter((each) => typeof each === 'string' && each)
  // A full name says what its parts say.
  const words = texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)))
  const item = document.createElement('li')
  const details = document.createElement('details')
  details.append(element('summary', words.join(' · ') || row.id))
  details.addEventListener('toggle', () => details.open && tell(() => openRow(module, row.id, details, item)))
  item.append(details)
  return item
}

async function openRow(module, id, details, item) {
  const path = '/' + module + '/' + id
  const { data } = await callZoho('GET', path)
  const own = Object.fromEntries(Object.entries(data[0]).filter(([name]) => !name.startsWith('$') && name !== 'id'))
  const area = element('textarea', '', { value: JSON.stringify(own, null, 2), rows: 14, spellcheck: false })
  area.setAttribute('aria-label', 'Fields of record ' + id)
  const save = element('button', 'Save')
  const gone = element('button', 'Delete')
  save.addEventListener('click', () =>
    tell(async () => {
      const wanted = parsed(area.value)
      const isChanged = ([name, value]) => JSON.stringify(value) !== JSON.stringify(own[name])
      const changed = Object.fromEntries(Object.entries(wanted).filter(isChanged))
      if (Object.keys(changed).length === 0) return 'Nothing was changed.'
      await callZoho('PUT', path, { data: [changed] })
      Object.assign(own, changed)
      return 'Saved: ' + Object.keys(changed).join(', ') + '.'
    }),
  )
  gone.addEventListener('click', () =>
    tell(async () => {
      await callZoho('DELETE', path)
      item.remove()
      return 'Deleted; it is in the recycle bin.'
    }),
  )
  const actions = element('div', '', { className: 'actions small' })
  actions.append(save, gone)
  details.replaceChildren(details.firstChild, area, actions)
  return 'Record ' + id + '.'
}
`
