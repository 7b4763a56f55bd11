import type { FC } from 'hono/jsx'
import { Code } from './code.tsx'

/** A value that goes elsewhere byte for byte, with a button that copies it. */
export const ToCopy: FC<{ text: string; label: string }> = ({ text, label }) => (
  <figure class="source" data-copy>
    <figcaption>
      <b>{label}</b>
    </figcaption>
    <Code text={text} label={label} wrap />
  </figure>
)
