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
      (origin) => origin !== undefined && wanted.length > 3 && isWithin(1, hostOf(origin), hostOf(wanted)),
    ),
  )
  if (host !== undefined) return host.id
  const byName = wanted.length > 3 ? table.find((row) => row.name.toLowerCase().includes(wanted)) : undefined
  if (byName !== undefined) return byName.id
  // Two letters are all different by one edit from half the table; a guess there would mislead.
  if (wanted.length < 4) return undefined
  return table.find((row) =>
    [row.name.toLowerCase(), ...row.aliases].some((name) => isWithin(2, name, wanted)),
  )?.id
}

function hostOf(value: string): string {
  return value.replace(/^https?:\/\//, '').replace(/[/:?#].*$/, '')
}

/** Whether at most `edits` letters put in, left out or replaced lead from one text to the other. */
function isWithin(edits: number, a: string, b: string): boolean {
  if (a === b) return true
  if (edits === 0) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [restOfA, restOfB] = [a.slice(same), b.slice(same)]
  return (
    isWithin(edits - 1, restOfA.slice(1), restOfB.slice(1)) ||
    isWithin(edits - 1, restOfA.slice(1), restOfB) ||
    isWithin(edits - 1, restOfA, restOfB.slice(1))
  )
}
