// Keeps the parts marked `data-live` fresh: fetches the fragment at that address again and puts it in place.
// A part is done when its answer carries the header `live-end`, which may name a page to go to. Without scripts pages still work.
for (const part of document.querySelectorAll('[data-live]')) {
  const every = Number(part.dataset.every ?? 1000)
  const refresh = async () => {
    if (!document.hidden) {
      const answer = await fetch(part.dataset.live, { headers: { accept: 'text/html' } }).catch(
        () => undefined,
      )
      if (answer?.redirected) return
      if (answer?.ok) put(part, await answer.text())
      const end = answer?.headers.get('live-end')
      if (end === '') return
      if (end !== null && end !== undefined) return location.assign(end)
    }
    setTimeout(refresh, every)
  }
  setTimeout(refresh, every)
}

// A log only grows: children with an id that is there already stay, so that a screen reader hears new lines only.
function put(part, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body
  if (part.getAttribute('role') !== 'log') {
    const focused = document.activeElement?.id
    part.replaceChildren(...fresh.childNodes)
    if (focused) document.getElementById(focused)?.focus()
    return
  }
  for (const line of Array.from(fresh.children)) {
    if (!document.getElementById(line.id)) part.prepend(line)
  }
}

// One submit is enough. The button stays focusable and keeps its value.
document.addEventListener('submit', (event) => {
  if (event.target.dataset.sent) event.preventDefault()
  event.target.dataset.sent = 'yes'
  event.submitter?.setAttribute('aria-disabled', 'true')
})
// Back from the cache of the browser: forms may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
  for (const button of document.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
})
