import type { DataCenter } from './data-center.ts'

/**
 * The id whose names come closest to a wrong one, or undefined when none is near: at most one edit away from an id or an
 * alias, or a name or a host that contains it.
 */
export function nearest(value: string, table: readonly DataCenter[]): string | undefined {
  const wanted = value.slice(0, 100).toLowerCase().trim()
  const host = hostOf(wanted)
  const label = /\.([a-z]{2,3})$/.exec(host)?.[1]
  const rules: readonly ((row: DataCenter) => boolean)[] = [
    (row) => row.id === wanted || namesOf(row).includes(wanted),
    // accounts.zoho.au, accounts.zoho.ca: wrong hosts seen in the wild whose last label says what was meant.
    (row) => row.id === label,
    (row) => hostsOf(row).some((known) => isWithin(1, known, host)),
    (row) => row.name.toLowerCase().includes(wanted),
    (row) => namesOf(row).some((name) => isWithin(2, name, wanted)),
  ]
  // Two letters are all different by one edit from half the table; a guess there would mislead.
  const usable = wanted.length > 3 ? rules : rules.slice(0, 2)
  for (const fits of usable) {
    const row = table.find(fits)
    if (row !== undefined) return row.id
  }
  return undefined
}

function namesOf({ name, aliases }: DataCenter): readonly string[] {
  return [name.toLowerCase(), ...aliases]
}

function hostsOf({ accounts, crm, console, api }: DataCenter): readonly string[] {
  return [accounts, crm, console, ...Object.values(api)].filter((each) => each !== undefined).map(hostOf)
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
