import type { FC } from 'hono/jsx'
import { tokensOfCode } from './tokens-of-code.ts'

interface CodeProps {
  readonly text: string
  readonly label?: string
  readonly wrap?: true
  /** TypeScript, in colours. */
  readonly coloured?: true
}

/** Source code, which scrolls sideways and so can be reached with the keyboard; or a long value, which wraps. */
export const Code: FC<CodeProps> = ({ text, label = 'Source code', wrap, coloured }) => (
  <pre class={wrap === true ? 'wrap' : undefined} tabindex={0} role="region" aria-label={label}>
    <code>
      {coloured === true
        ? tokensOfCode(text).map((token) =>
            token.kind === 'plain' ? token.text : <span class={`c-${token.kind}`}>{token.text}</span>,
          )
        : text.split(/(?<=\n)/).map((line) =>
            isComment.test(line) ? (
              <span class="c-comment">{line}</span>
            ) : (
              // A list of scopes breaks after its commas.
              line.split(/(?<=,)/).map((part) => (
                <>
                  {part}
                  <wbr />
                </>
              ))
            ),
          )}
    </code>
  </pre>
)

const isComment = /^\s*#/
