import { quote } from '@x/dc/error'

/** What stands above the bytes of a file in a body of `multipart/form-data`. */
export interface PartHead {
  readonly field: string
  readonly name: string
  /** Media type; may be empty. */
  readonly type: string
}

/** The texts between files, for bodies of `multipart/form-data` (RFC 7578). */
export interface Multipart {
  /** The media type of the body. */
  readonly type: string
  head(part: PartHead): Uint8Array
  /** Follows the bytes of each file. */
  readonly end: Uint8Array
  readonly tail: Uint8Array
}

/** What would end a quoted name or its line, and the backslash, which some readers take for an escape. */
// oxlint-disable-next-line no-control-regex -- control characters are what is encoded
const SPECIAL = /["\\\u0000-\u001F\u007F]/g
const PRINTABLE = /^[\x20-\x7E]*$/

/** With a boundary that no file can know. */
export function createMultipart(): Multipart {
  const encoder = new TextEncoder()
  const boundary = `part-${crypto.randomUUID()}`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    head: ({ field, name, type }) => {
      if (!PRINTABLE.test(type))
        throw new TypeError(`${quote(type)} is not a media type. Use "text/csv", for example.`)
      return encoder.encode(
        `--${boundary}\r\n` +
          `Content-Disposition: form-data; name="${encode(field)}"; filename="${encode(name)}"\r\n` +
          `Content-Type: ${type === '' ? 'application/octet-stream' : type}\r\n\r\n`,
      )
    },
    end: encoder.encode('\r\n'),
    tail: encoder.encode(`--${boundary}--\r\n`),
  }
}

/** In UTF-8, with percent signs for what is special, as browsers do; that Zoho reads it so is assumed. */
function encode(name: string): string {
  return name.replaceAll(
    SPECIAL,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
