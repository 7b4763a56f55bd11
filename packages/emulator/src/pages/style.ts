/** For all pages: light and dark, from 320 pixels up, no fonts to load. */
export const style = `
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #1d232b; --soft: #5a6472; --line: #d8dde3;
  --accent: #1f5fbf; --on-accent: #fff; --wash: #eef3fb; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1e2329; --ink: #e8ebef; --soft: #a3adba;
  --line: #363e48; --accent: #8ab4f8; --on-accent: #10233f; --wash: #252d38; --bad: #f2b8b5 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
main.wide { max-width: 72rem }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin: 1rem 0 }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .5rem }
h2 { font-size: 1rem; margin: 1.25rem 0 .5rem }
.card > h2:first-child { margin-top: 0 }
p { margin: .5rem 0 }
.soft, small { color: var(--soft); font-size: .875rem }
.bad { color: var(--bad) }
ul.plain { list-style: none; margin: 0; padding: 0 }
ul.plain > li + li { margin-top: .5rem }
a { color: var(--accent) }
a.row, label.row { display: flex; gap: .75rem; align-items: center; padding: .65rem .8rem; border: 1px solid var(--line);
  border-radius: 8px; text-decoration: none; color: inherit; overflow-wrap: anywhere }
a.row:hover, label.row:hover { background: var(--wash); border-color: var(--accent) }
.row > span { display: block; min-width: 0 }
.row small { display: block }
.tag { flex: none; width: 2.4rem; text-align: center; font-weight: 600; color: var(--accent) }
details { margin-top: .5rem }
summary { cursor: pointer; color: var(--soft); font-size: .875rem; padding: .25rem 0 }
fieldset { border: 0; margin: 0; padding: 0 }
legend { padding: 0; font-weight: 600; margin: 1.25rem 0 .5rem }
code { font: .875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem }
button, .button { font: inherit; font-weight: 600; min-height: 44px; padding: .5rem 1.25rem; border-radius: 8px;
  border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; flex: 1 1 8rem }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
input[type=text] { font: inherit; width: 100%; min-height: 44px; padding: .5rem .75rem; border: 1px solid var(--soft);
  border-radius: 8px; background: var(--card); color: var(--ink) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`
