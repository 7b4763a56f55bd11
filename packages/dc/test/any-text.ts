import fc from 'fast-check'

/**
 * Texts of any code points, for property tests. fast-check has the same, but its unit `binary` makes a table of all code
 * points first, which takes a second in each process.
 */

/** Any but a half of a surrogate pair. */
const codePoint = fc
  .integer({ min: 0, max: 0x10_ff_ff - 0x8_00 })
  .map((number) => String.fromCodePoint(number < 0xd8_00 ? number : number + 0x8_00))

/** A text of any characters. Lengths count code points. */
export function anyText(constraints?: fc.ArrayConstraints): fc.Arbitrary<string> {
  return fc.array(codePoint, constraints).map((points) => points.join(''))
}

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@"
const segment = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: fc.nat(plain.length - 1).map((place) => plain.charAt(place)) },
      { weight: 1, arbitrary: codePoint.map((point) => encodeURIComponent(point)) },
    ),
  )
  .map((parts) => parts.join(''))

/** The path of an address: `/a/%E2%82%AC/b`, also empty. */
export function webPath(): fc.Arbitrary<string> {
  return fc.array(segment).map((segments) => segments.map((each) => `/${each}`).join(''))
}

/** An address of the web. */
export function webUrl(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('http', 'https'), fc.domain(), webPath())
    .map(([scheme, host, path]) => `${scheme}://${host}${path}`)
}
