/** What a piece of source code is, for its colour. */
export type Kind = 'comment' | 'string' | 'number' | 'keyword' | 'type' | 'call' | 'plain'

/** A piece of source code. */
export interface Token {
  readonly kind: Kind
  readonly text: string
}

const KEYWORDS =
  'as|async|await|break|case|catch|class|const|continue|declare|default|delete|do|else|export|extends|false|finally|for|from|function|if|implements|import|in|instanceof|interface|let|new|null|of|readonly|return|satisfies|static|switch|this|throw|true|try|type|typeof|undefined|void|while|yield'

/** One kind a group, in the order of `KINDS`. Templates are coloured whole: what stands in them is short. */
const TOKEN = new RegExp(
  [
    /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`)/,
    /\b(\d[\d_]*(?:\.\d+)?)\b/,
    new RegExp(`(?<![.\\w$])(${KEYWORDS})(?![\\w$])`),
    /\b([A-Z]\w*)\b/,
    /\b([a-z_$]\w*)(?=\()/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
const KINDS = ['comment', 'string', 'number', 'keyword', 'type', 'call'] as const

/** TypeScript in pieces, which together are the text again. For the eye alone: a lexer, not a parser. */
export function tokensOfCode(text: string): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) })
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)] ?? 'plain'
    tokens.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) })
  return tokens
}
