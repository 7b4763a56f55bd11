import type { Child, FC } from 'hono/jsx'

/** The lines behind a page, in a drawer at the right: a popover, so it opens and closes without a script. */
export const CodeOfPage: FC<{ children: Child }> = ({ children }) => (
  <div class="drawer">
    <button popovertarget="code" class="open-code">
      <span aria-hidden="true">{'{ }'}</span> Code of this page
    </button>
    <aside id="code" popover="auto" aria-labelledby="code-title">
      <div class="split">
        <h2 id="code-title">The code of this page</h2>
        <button popovertarget="code" popovertargetaction="hide">
          Close
        </button>
      </div>
      <p class="muted">Read from the source of this app as it runs.</p>
      {children}
    </aside>
  </div>
)
