import type { Method } from '../call/call.ts'
import type { Address } from './address.ts'

/** An endpoint as data, for tests and tools. */
export interface Endpoint {
  readonly method: Method
  /** Without the method. */
  readonly address: Address
  /** Key of the rows in the answer, and in the body of a write; empty when the answer itself is what is read. */
  readonly rows: string
  /** Scopes that it needs, all of them; `{module}` is filled at each call. Empty where nobody states them. */
  readonly scopes: readonly string[]
}

/** A scope without `ZohoCRM.` in front, or several that are needed together; an empty string where nobody states it. */
export type Scope = string | readonly string[]

/** Scopes in full. Those of other services of Zoho's (`ZohoFiles.files.ALL`) are written with the service. */
export function scopeTexts(scope: Scope): readonly string[] {
  const texts = [scope].flat().filter((text) => text !== '')
  return Object.freeze(texts.map((text) => (text.startsWith('Zoho') ? text : `ZohoCRM.${text}`)))
}

/** The sentence of a hint `'role, listRoles'`; any other text is the sentence itself. */
export function hintSentence(hint: string | undefined): string | undefined {
  const [, what, list] = /^([\w ]+), (\w+)$/.exec(hint ?? '') ?? []
  return what === undefined
    ? hint
    : `No ${what} of the connected organisation has this id. ${list}(zoho) lists the ids; one of another organisation, ` +
        'data center or sandbox is not known here.'
}
