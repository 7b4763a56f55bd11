/**
 * The lines between `#region name` and `#endregion` of a source file.
 *
 * @throws Error when there is no such region: a page never shows code that is not there
 */
export function snippet(source: string, region: string): string {
  const lines = source.split('\n')
  const from = lines.findIndex((line) => line.trim() === `// #region ${region}`)
  const to = lines.findIndex((line, index) => index > from && line.trim().startsWith('// #endregion'))
  if (from < 0 || to < 0) throw new Error(`There is no region ${region}.`)
  const inside = lines.slice(from + 1, to)
  const indent = Math.min(...inside.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return inside.map((line) => line.slice(indent)).join('\n')
}
