/** Follows along, and turns the controls. What somebody has opened stays open, and stays what it is. */
export const script = `
const said = document.getElementById('said')
const parts = document.createElement('template')
let busy = false
async function refresh() {
  if (busy) return
  busy = true
  try {
    const response = await fetch('/live')
    if (!response.ok) return
    parts.innerHTML = await response.text()
    for (const fresh of parts.content.querySelectorAll('[data-part]')) {
      const shown = document.querySelector('[data-part="' + fresh.dataset.part + '"]')
      if (shown) update(shown, fresh)
    }
    filter()
  } finally {
    busy = false
  }
}
function update(shown, fresh) {
  for (const open of shown.querySelectorAll('details[open][id]')) {
    const same = fresh.querySelector('#' + open.id)
    // A request never changes: what was fetched for it stays, and so does the place that has the keyboard.
    if (open.dataset.request) same?.replaceWith(open)
    else same?.setAttribute('open', '')
  }
  const focused = shown.contains(document.activeElement) ? document.activeElement.closest('[id]')?.id : undefined
  shown.replaceChildren(...fresh.childNodes)
  if (focused && !document.getElementById(focused)?.contains(document.activeElement))
    document.getElementById(focused)?.querySelector('summary')?.focus()
}
new EventSource('/events').onmessage = refresh

async function send(label, method, path, body) {
  const headers = body ? { 'content-type': 'application/json' } : {}
  const answer = await fetch(path, { method, headers, body: body || undefined }).catch(() => undefined)
  const { error } = (await answer?.json().catch(() => undefined)) ?? {}
  said.textContent = answer?.ok ? label + ': done.' : label + ': ' + (error ?? 'the emulator does not answer.')
  await refresh()
}
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-path]')
  if (button) send(button.textContent.trim(), button.dataset.method, button.dataset.path, button.dataset.body)
})
document.getElementById('snapshot').addEventListener('change', async ({ target }) => {
  const [file] = target.files
  if (file) await send(file.name, 'PUT', '/snapshot', await file.text())
  target.value = ''
})

document.addEventListener('toggle', ({ target }) => target.open && target.dataset.request && openRequest(target), true)
async function openRequest(details) {
  const link = details.querySelector(':scope > p')
  if (!link) return
  const response = await fetch(details.dataset.request).catch(() => undefined)
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  link.replaceWith(page.querySelector('.exchange'))
}

const wanted = document.getElementById('filter')
function filter() {
  const text = wanted.value.trim().toLowerCase()
  for (const row of document.querySelectorAll('.requests > li'))
    row.hidden = text !== '' && !row.querySelector('summary').textContent.toLowerCase().includes(text)
}
wanted.addEventListener('input', filter)

function markView() {
  const links = [...document.querySelectorAll('.tabs a')]
  const chosen = links.find((link) => link.hash === location.hash) ?? links[0]
  for (const link of links) link.toggleAttribute('aria-current', link === chosen)
  chosen.setAttribute('aria-current', 'true')
}
addEventListener('hashchange', markView)
markView()
`
