/** Besides what all pages have, for the page of the emulator itself: views, requests, tables, controls. */
export const styleOfTools = `
:root { --good: #1b6e3c; --bar: #fff }
@media (prefers-color-scheme: dark) { :root { --good: #7fd49b; --bar: #1e2329 } }
html { scrollbar-gutter: stable }
header { display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline; justify-content: space-between }
header h1 { margin: 0 }
.counts { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; color: var(--soft); font-size: .875rem;
  font-variant-numeric: tabular-nums }
.counts b { color: var(--ink) }
.first { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; padding: .8rem 1.25rem }
.first code { font-size: .8125rem }
.tabs { display: flex; overflow-x: auto; border-bottom: 1px solid var(--line) }
.tabs a { flex: none; padding: .6rem .9rem; color: var(--soft); text-decoration: none; border-bottom: 3px solid transparent }
.tabs a:hover { color: var(--ink) }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent) }
.tabs a:focus-visible { outline-offset: -3px }
.views { padding-top: .25rem }
.views > section { display: none; min-width: 0; scroll-margin-top: 4rem }
.views > section:target, .views:not(:has(> section:target)) > #requests { display: block }
.empty { padding: 2rem 1rem; text-align: center; color: var(--soft); background: var(--wash); border-radius: 8px }
.waiting { padding: .6rem 1rem; background: var(--wash); border-left: 4px solid var(--bad); border-radius: 4px }
.requests { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; overflow: hidden }
.requests > li + li { border-top: 1px solid var(--line) }
.requests details { margin: 0; padding: 0 1rem }
.requests details[open] { padding-bottom: .75rem; background: var(--wash) }
.requests summary { display: grid; grid-template-columns: 4.5rem 4.5rem minmax(0, 1fr) 8rem 13rem; gap: .25rem .75rem;
  align-items: baseline; padding: .45rem 0; color: var(--ink); list-style: none }
.requests summary::-webkit-details-marker { display: none }
.requests summary:hover code { text-decoration: underline }
.requests summary:focus-visible { outline-offset: -3px }
.requests time, .where { color: var(--soft); font-variant-numeric: tabular-nums }
.requests b { font-size: .8rem }
.requests summary code { overflow-wrap: break-word }
.answer { font-weight: 600; overflow-wrap: anywhere }
.answer small { display: block; font-weight: 400 }
.answer.good { color: var(--good) }
.answer.good::before { content: '✓ ' }
.answer.bad { color: var(--bad) }
.answer.bad::before { content: '✕ ' }
.exchange { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)) }
.exchange section { min-width: 0 }
.exchange h2 { margin: .75rem 0 .25rem }
pre { margin: 0; padding: .75rem; max-height: 24rem; overflow: auto; font: .8rem/1.5 ui-monospace, monospace;
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere }
dl { margin: .25rem 0 0 }
dt { color: var(--soft); font-size: .875rem }
dd { margin: 0 0 .25rem }
.requests dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 1rem }
.folded { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .25rem 1rem }
.folded summary { color: var(--ink) }
.folded .card { border: 0; padding: 0; margin: .25rem 0 .5rem }
a.button, label.button { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .5rem }
input[type=file] { min-width: 0; max-width: min(12rem, 100%); font-size: .8rem }
.small { margin-top: .25rem; gap: .5rem }
.small button, .small .button { flex: none; min-height: 40px; padding: .3rem .8rem; font-size: .875rem;
  text-decoration: none; max-width: 100% }
#said:empty { display: none }
#said { padding: .5rem .75rem; background: var(--wash); border-left: 4px solid var(--accent); border-radius: 4px }
textarea { width: 100%; font: .85rem/1.5 ui-monospace, monospace; color: inherit; background: transparent; border: 1px solid var(--soft);
  border-radius: 8px; padding: .5rem }
select { font: inherit; min-height: 44px; width: 100%; max-width: 100%; color: var(--ink); background: var(--card);
  border: 1px solid var(--soft); border-radius: 8px; padding: 0 .5rem }
.actions > label { min-width: 0; max-width: 100% }
#records form { align-items: end }
.rows { padding: 0; list-style: none }
.rows li { border-bottom: 1px solid var(--line) }
.scroll { overflow-x: auto; padding: .5rem 1rem }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: left; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: normal }
tr:last-child td { border-bottom: 0 }
td code, td:last-child:not(:only-child) { white-space: nowrap }
td details { margin: 0 }
td summary { padding: 0 }
@media (max-width: 47.99rem) {
  .requests summary { grid-template-columns: max-content max-content minmax(0, 1fr) }
  .requests summary code { grid-column: 1 / -1; order: 1 }
  .requests .answer { order: 2; grid-column: 1 / -1 }
  .requests dl { grid-template-columns: minmax(0, 1fr) }
}
@media (min-width: 80rem) {
  main.wide { max-width: 90rem }
  .views { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 0 2rem; align-items: start }
  .views > section { grid-area: 1 / 1 }
  .views > #controls, .views > #controls:target { display: block; grid-area: 1 / 2; position: sticky; top: 1rem }
  .views:has(> #controls:target) > #requests { display: block }
  .tabs a[href='#controls'] { display: none }
}
`
