// Without this script every page works; with it the live parts stay fresh.

// `data-live`: fetches the fragment at that address again and again. It is over when the answer carries `live-end`,
// which may name a page to go to, or say `reload`.
for (const part of document.querySelectorAll('[data-live]')) {
  const every = Number(part.dataset.every ?? 1000)
  const refresh = async () => {
    if (!document.hidden) {
      const answer = await fetch(part.dataset.live).catch(() => undefined)
      if (answer?.redirected) return
      if (answer?.ok) put(part, await answer.text())
      const end = answer?.headers.get('live-end')
      if (end === '') return
      if (end === 'reload') return location.reload()
      if (end) return location.assign(end)
    }
    setTimeout(refresh, every)
  }
  setTimeout(refresh, every)
}

function put(part, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body
  const focused = part.contains(document.activeElement) ? document.activeElement.id : ''
  part.replaceChildren(...fresh.childNodes)
  if (focused) document.getElementById(focused)?.focus()
}

// `data-log`: every server-sent event is an entry, which takes the place of the same one. The browser connects again by itself.
for (const log of document.querySelectorAll('[data-log]')) {
  const events = new EventSource(log.dataset.log)
  events.addEventListener('message', ({ data }) => {
    const [entry] = new DOMParser().parseFromString(data, 'text/html').body.children
    if (!entry) return
    const shown = document.getElementById(entry.id)
    if (shown === null) log.append(entry)
    // A line is the same as before; a call has more lines now, unless it stood on the page already.
    else if (entry.querySelectorAll('li').length > shown.querySelectorAll('li').length) {
      const open = shown.querySelector('details')?.open
      const focused = shown.contains(document.activeElement)
      if (open) entry.querySelector('details').open = true
      shown.replaceWith(entry)
      if (focused) entry.querySelector('summary').focus()
    }
    countDown(entry)
  })
}

// `data-copy`: a button beside code; without a script, or over plain HTTP from afar, it could not copy.
for (const part of navigator.clipboard ? document.querySelectorAll('[data-copy]') : []) {
  const caption = part.querySelector('figcaption')
  const button = document.createElement('button')
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy: ${caption.querySelector('b').textContent}`)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(part.querySelector('pre').textContent)
    button.textContent = 'Copied'
    button.setAttribute('aria-label', 'Copied')
  })
  caption.append(button)
}

// The menu of tenants closes by Escape, and by a click elsewhere.
const menu = document.querySelector('details.tenant')
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !menu?.open) return
  menu.open = false
  menu.querySelector('summary').focus()
})
document.addEventListener('click', ({ target }) => {
  if (menu?.open && !menu.contains(target)) menu.open = false
})

// `data-countdown`: milliseconds, counted down.
function countDown(within) {
  for (const part of within.querySelectorAll('[data-countdown]')) {
    const end = performance.now() + Number(part.dataset.countdown)
    const beat = setInterval(() => {
      const left = Math.max(0, Math.round((end - performance.now()) / 1000))
      part.textContent = left < 60 ? `${left} s` : `${Math.floor(left / 60)} min ${left % 60} s`
      if (left === 0 || !part.isConnected) clearInterval(beat)
    }, 1000)
  }
}
countDown(document)

// What lies below a role or territory goes with it: ticked with it, and never without it.
document.addEventListener('change', ({ target: { name, value, checked, form } }) => {
  const other = { below: 'sources', sources: 'below' }[name]
  if (other === undefined || checked !== (name === 'below')) return
  for (const box of form.querySelectorAll(`[name="${other}"]`)) if (box.value === value) box.checked = checked
})

// One submit is enough. The button stays focusable and keeps its value.
document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event
  if (form.method !== 'post') return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  submitter?.setAttribute('aria-disabled', 'true')
  // `data-stay`: what the form does shows elsewhere on the page, so the page stays.
  if (!('stay' in form.dataset)) return
  event.preventDefault()
  // Its end is where things happen now.
  document.querySelector('.log')?.scrollIntoView({ block: 'nearest' })
  const body = new URLSearchParams(new FormData(form, submitter))
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  // A new session, or the app is gone: the page says which.
  if (!answer?.ok) return location.reload()
  ready(form)
})

function ready(form) {
  delete form.dataset.sent
  for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
}

// Back from the cache of the browser: forms may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.forms) ready(form)
})
