import { ofModule, type OfModule } from '@x/client/endpoint'

/** A string, and `from` where it stands before it: only then is it a name. */
const STRING = /(\bfrom\s*)?(?:'(?:[^']|'')*'|"(?:[^"]|"")*")/gi
const FROM = /\bfrom\s*['"]?(\w+)/gi

/** The modules that a query asks, each once: the one behind its first `from`, and those of queries inside. */
export function modulesIn(text: string): readonly string[] {
  const bare = text.replaceAll(STRING, (string, from?: string) => (from === undefined ? "''" : string))
  return [...new Set([...bare.matchAll(FROM)].map(([, module = '']) => module))]
}

/** Scopes of which `{module}` stands for each module of a call; their names come with blanks between them. */
export function ofModules(...scopes: readonly string[]): OfModule {
  const one = ofModule(...scopes)
  return {
    ...one,
    fill: (given, modulesOf) => [
      ...new Set(
        modulesOf('module')
          .split(' ')
          .flatMap((module) => one.fill(given, () => module)),
      ),
    ],
  }
}
