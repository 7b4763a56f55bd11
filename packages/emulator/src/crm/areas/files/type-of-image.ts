const kinds: readonly (readonly [type: string, start: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
]

/** The type of an image that may be a photo, by its first bytes; undefined for anything else, whatever its name. */
export function typeOfImage(bytes: Uint8Array): string | undefined {
  return kinds.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0]
}
