import type { DataCenter } from './data-center.ts'

/**
 * The id whose names come closest to a wrong one, or undefined when none is near: at most one edit away from an id or an
 * alias, or a name or a host that contains it.
 */
export function nearest(value: string, table: readonly DataCenter[]): string | undefined {
  const wanted = value.slice(0, 100).toLowerCase().trim()
  if (wanted === '') return undefined
  const exact = table.find((row) =>
    [row.id, row.name.toLowerCase(), ...row.aliases].some((name) => name === wanted || name === `.${wanted}`),
  )
  if (exact !== undefined) return exact.id
  // accounts.zoho.au, accounts.zoho.ca: wrong hosts seen in the wild whose last label says what was meant.
  const label = /\.([a-z]{2,3})$/.exec(hostOf(wanted))?.[1]
  const byLabel = label === undefined || label === 'com' ? undefined : table.find((row) => row.id === label)
  if (byLabel !== undefined) return byLabel.id
  const host = table.find((row) =>
    [row.accounts, row.crm, row.console, ...Object.values(row.api)].some(
      (origin) => origin !== undefined && wanted.length > 3 && distance(hostOf(origin), hostOf(wanted)) <= 1,
    ),
  )
  if (host !== undefined) return host.id
  const byName = wanted.length > 3 ? table.find((row) => row.name.toLowerCase().includes(wanted)) : undefined
  if (byName !== undefined) return byName.id
  // Two letters are all different by one edit from half the table; a guess there would mislead.
  if (wanted.length < 4) return undefined
  return table.find((row) =>
    [row.name.toLowerCase(), ...row.aliases].some((name) => distance(name, wanted) <= 2),
  )?.id
}

function hostOf(value: string): string {
  return value.replace(/^https?:\/\//, '').replace(/[/:?#].*$/, '')
}

/** Levenshtein distance. Inputs are at most 100 characters. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution)
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
