import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { Code } from './code.tsx'
import { snippet } from './snippet.ts'

/** Lines of this app's own source, read as it runs: what a page shows is what has happened. */
export const SourceLines: FC<{ file: string; region: string; label: string }> = ({ file, region, label }) => {
  const source = useRequestContext<AppEnv>().get('readSource')(file)
  return (
    <figure class="source" data-copy>
      <figcaption>
        <b>{label}</b>
        <code>apps/example/src/{file}</code>
      </figcaption>
      <Code text={snippet(source, region)} label={label} />
    </figure>
  )
}
