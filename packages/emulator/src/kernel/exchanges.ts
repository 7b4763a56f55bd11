import type { JournalEntry } from './journal.ts'

/** A body as it came or went; `text` is its beginning. */
export interface Kept {
  readonly contentType: string
  /** Of the whole, bytes. */
  readonly length: number
  readonly text: string
}

/** What a request and its answer held besides the line in the journal. With its secrets: mask it before anybody sees it. */
export interface Exchange {
  readonly headers: Headers
  readonly body: Kept | undefined
  /** Absent when none was sent. */
  readonly answer?: { readonly headers: Headers; readonly body: Promise<Kept | undefined> }
}

/** The last exchanges: kept only once somebody has a page to look at them. */
export interface Exchanges {
  readonly keep: () => void
  readonly note: (
    entry: JournalEntry,
    request: Request,
    body: Uint8Array<ArrayBuffer> | undefined,
    outcome: Response | string,
  ) => void
  readonly of: (entry: JournalEntry) => Exchange | undefined
}

const MOST = 50
const LONGEST = 32_768

export function createExchanges(): Exchanges {
  const exchanges = new Map<JournalEntry, Exchange>()
  let isKept = false
  return Object.freeze({
    keep: () => {
      isKept = true
    },
    note: (
      entry: JournalEntry,
      request: Request,
      body: Uint8Array<ArrayBuffer> | undefined,
      outcome: Response | string,
    ) => {
      if (!isKept) return
      const { headers } = request
      const answer =
        typeof outcome === 'string' ? undefined : { headers: outcome.headers, body: bodyOf(outcome) }
      exchanges.set(entry, {
        headers,
        body: keptOf(headers, body),
        ...(answer === undefined ? {} : { answer }),
      })
      const [oldest] = exchanges.keys()
      if (exchanges.size > MOST && oldest !== undefined) exchanges.delete(oldest)
    },
    of: (entry: JournalEntry) => exchanges.get(entry),
  })
}

function keptOf(headers: Headers, bytes: Uint8Array<ArrayBuffer> | undefined): Kept | undefined {
  if (bytes === undefined || bytes.byteLength === 0) return undefined
  return {
    contentType: headers.get('content-type') ?? '',
    length: bytes.byteLength,
    text: new TextDecoder().decode(bytes.subarray(0, LONGEST)),
  }
}

/** The body of an answer, which somebody else is reading as well. */
async function bodyOf(answer: Response): Promise<Kept | undefined> {
  try {
    const bytes = new Uint8Array(await answer.clone().arrayBuffer())
    return keptOf(answer.headers, bytes)
  } catch {
    // Lost: the part of an answer that broke off, as a fault wanted it.
    return undefined
  }
}
