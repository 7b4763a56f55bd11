import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { Code } from './code.tsx'
import { snippet } from './snippet.ts'

interface SourceLinesProps {
  readonly file: string
  readonly region: string
  readonly label: string
  /** Without the whole file: a program that stands alone is beside it. */
  readonly brief?: true
}

/**
 * Lines of this app's own source, read as it runs: what a page shows is what has happened. The whole file is folded below
 * them, with its imports.
 */
export const SourceLines: FC<SourceLinesProps> = ({ file, region, label, brief }) => {
  const source = useRequestContext<AppEnv>().get('readSource')(file)
  return (
    <figure class="source" data-copy>
      <figcaption>
        <b>{label}</b>
        <code>apps/example/src/{file}</code>
      </figcaption>
      <Code text={snippet(source, region)} label={label} coloured />
      {brief === true ? null : (
        <details class="whole">
          <summary>The whole file, with its imports</summary>
          <Code
            text={source.replaceAll(/^ *\/\/ #(end)?region\b.*\n/gm, '')}
            label={`All of ${file}`}
            coloured
          />
        </details>
      )}
    </figure>
  )
}
