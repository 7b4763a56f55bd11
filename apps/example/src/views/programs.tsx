import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { Code } from './code.tsx'

const frameworks = [
  ['hono', 'Hono'],
  ['express', 'Express'],
  ['fastify', 'Fastify'],
  ['next', 'Next.js'],
] as const

/** A whole program for each framework: one file that compiles as it stands, and is compiled with the recipes. */
export const Programs: FC = () => {
  const readSource = useRequestContext<AppEnv>().get('readSource')
  return (
    <div class="programs">
      {frameworks.map(([file, name], index) => (
        <details name="framework" open={index === 0}>
          <summary>{name}</summary>
          <figure class="source" data-copy>
            <figcaption>
              <b>{name}, in one file</b>
              <code>
                tools/recipes/src/one-file/
                <wbr />
                {file}.ts
              </code>
            </figcaption>
            <Code
              text={readSource(`../../../tools/recipes/src/one-file/${file}.ts`)}
              label={`Program for ${name}`}
              coloured
            />
          </figure>
        </details>
      ))}
    </div>
  )
}
