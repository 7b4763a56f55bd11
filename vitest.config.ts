import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { report } from './scripts/vitest-report.ts'

const conditions = ['@x/source', 'node', 'import', 'module', 'default']

const folders = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(new URL(`${parent}/`, import.meta.url)).map((name) => ({ name, root: `${parent}/${name}` })),
)

/** One project a workspace folder, named as the folder. Tests run from source: no build. */
export default defineConfig({
  test: {
    reporters: ['default', report],
    projects: folders
      .filter(({ root }) => existsSync(new URL(`${root}/package.json`, import.meta.url)))
      .map(({ name, root }) => ({
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name,
          root,
          // Only against hanging: how fast something is, is measured in bench/. A machine may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          typecheck: {
            enabled: true,
            checker: 'tsc',
            tsconfig: 'tsconfig.json',
            include: ['src/**/*.test-d.ts', 'test/**/*.test-d.ts'],
          },
        },
      })),
  },
})
