/** A part of the text of a formula. Exactly one member is there. */
export interface Token {
  readonly number?: number
  readonly text?: string
  /** A field. */
  readonly name?: string
  /** A function, in small letters; `true` and `false`. */
  readonly word?: string
  readonly sign?: string
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|'([^']*)'|"([^"]*)"|\$\{!?(?:[\w ]+\.)?([\w ]+)\}|([A-Za-z]\w*)|([<>!=]=|<>|&&|\|\||[-+*/(),<>=]))/

/** Undefined for a text that has anything else. */
export function readTokens(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  const whole = text.trimEnd()
  const next = new RegExp(TOKEN, 'y')
  while (next.lastIndex < whole.length) {
    const found = next.exec(whole)
    if (found === null) return undefined
    const [, number, single, double, name, word, sign] = found
    const quoted = single ?? double
    if (number !== undefined) tokens.push({ number: Number(number) })
    else if (quoted !== undefined) tokens.push({ text: quoted })
    else if (name !== undefined) tokens.push({ name: name.trim() })
    else if (word !== undefined) tokens.push({ word: word.toLowerCase() })
    else if (sign !== undefined) tokens.push({ sign })
  }
  return tokens
}
