import type { FC } from 'hono/jsx'

/** Source code, which scrolls sideways and so can be reached with the keyboard; or a long value, which wraps. */
export const Code: FC<{ text: string; label?: string; wrap?: true }> = ({
  text,
  label = 'Source code',
  wrap,
}) => (
  <pre class={wrap === true ? 'wrap' : undefined} tabindex={0} role="region" aria-label={label}>
    <code>
      {text
        .split(/(?<=\n)/)
        .map((line) => (isComment.test(line) ? <span class="comment">{line}</span> : line))}
    </code>
  </pre>
)

const isComment = /^\s*(\/\/|\/\*|#)/
