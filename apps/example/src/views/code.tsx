import type { FC } from 'hono/jsx'

/** Source code. Scrolls sideways, so it can be reached with the keyboard. */
export const Code: FC<{ text: string; label?: string }> = ({ text, label = 'Source code' }) => (
  <pre tabindex={0} role="region" aria-label={label}>
    <code>{text}</code>
  </pre>
)
