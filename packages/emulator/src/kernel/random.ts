/** The one source of everything that looks random. The same seed gives the same tokens in the same order. */
export interface Random {
  /** So many characters of `0-9a-f`. */
  hex(length: number): string
  /** So many characters of `0-9A-Z`, without those that are easily misread. */
  letters(length: number): string
  snapshot(): readonly number[]
  restore(state: readonly number[]): void
}

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A small fast generator (sfc32). Predictable on purpose: never use it for a real secret. */
export function createRandom(seed: string): Random {
  const hash = hasher(seed)
  let state: [number, number, number, number] = [hash(), hash(), hash(), hash()]
  const next = (): number => {
    let [a, b, c, d] = state
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    state = [a, b, c, d]
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) next()

  return Object.freeze({
    hex: (length: number): string => {
      let text = ''
      while (text.length < length) text += next().toString(16).padStart(8, '0')
      return text.slice(0, length)
    },
    letters: (length: number): string => {
      let text = ''
      while (text.length < length) text += LETTERS[next() % LETTERS.length] ?? ''
      return text
    },
    snapshot: () => [...state],
    restore: ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): void => {
      state = [a, b, c, d]
    },
  })
}

/** Turns a text into a stream of 32-bit numbers to start from. */
function hasher(text: string): () => number {
  let h = 1_779_033_703 ^ text.length
  for (const unit of text) {
    h = Math.imul(h ^ (unit.codePointAt(0) ?? 0), 3_432_918_353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507)
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909)
    h ^= h >>> 16
    return h >>> 0
  }
}
