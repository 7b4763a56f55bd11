/** API name of something with a label: letters and digits, the rest underscores; a digit behind it when it is taken. */
export function apiNameOf(label: string, taken: readonly { readonly api_name: string }[]): string {
  const plain = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
  const name = plain === '' ? 'Field' : plain
  const names = new Set(taken.map(({ api_name: each }) => each.toLowerCase()))
  if (!names.has(name.toLowerCase())) return name
  for (let number = 1; ; number += 1)
    if (!names.has(`${name}${number}`.toLowerCase())) return `${name}${number}`
}
