import { readDeclarations, type Declarations } from './read-declarations.ts'

/** What changed between two states of an organization, by whom it hurts. */
export interface Drift {
  /** Fields and modules that code may read and that are gone, or of another type. */
  readonly breaksReads: readonly string[]
  /** Writes that Zoho refuses now: fields gone, no longer writable, newly mandatory; options that are no more. */
  readonly breaksWrites: readonly string[]
  /** What is new and hurts nobody. */
  readonly added: readonly string[]
}

/**
 * Compares a generated file with a newer one of the same organization; each entry names module and field.
 *
 * Comments do not count.
 */
export function compareTypes(before: string, after: string): Drift {
  const old = readDeclarations(before)
  const now = readDeclarations(after)
  const drift = { breaksReads: [] as string[], breaksWrites: [] as string[], added: [] as string[] }
  for (const name of old.modules) if (!now.modules.has(name)) drift.breaksReads.push(`${name} is gone.`)
  for (const name of now.modules) if (!old.modules.has(name)) drift.added.push(`${name} is new.`)
  for (const name of [...old.records].filter((record) => now.records.has(record))) {
    compareRows(name, old, now, drift)
    compareWrites(name, 'Create', old, now, drift)
    compareWrites(name, 'Update', old, now, drift)
  }
  for (const [name, options] of old.unions) {
    const newer = now.unions.get(name)
    if (newer === undefined) continue
    const label = labelOf(name, old)
    for (const option of options)
      if (!newer.has(option)) drift.breaksWrites.push(`${label} has no option ${option}.`)
    for (const option of newer)
      if (!options.has(option)) drift.added.push(`${label} has a new option ${option}.`)
  }
  return {
    breaksReads: drift.breaksReads,
    // What is true of creates and updates is said once.
    breaksWrites: [...new Set(drift.breaksWrites)],
    added: drift.added,
  }
}

type Lists = { readonly [K in keyof Drift]: string[] }

function compareRows(name: string, old: Declarations, now: Declarations, drift: Lists): void {
  const newer = now.interfaces.get(`${name}Row`)
  const older = old.interfaces.get(`${name}Row`)
  for (const [field, { type }] of older ?? []) {
    const found = newer?.get(field)
    if (found === undefined) drift.breaksReads.push(`${name}.${field} is gone.`)
    // What can no longer be `null` breaks nothing.
    else if (found.type !== type && `${found.type} | null` !== type)
      drift.breaksReads.push(`${name}.${field} was ${type} and is ${found.type}.`)
  }
  for (const field of newer?.keys() ?? [])
    if (older?.has(field) !== true) drift.added.push(`${name}.${field} is new.`)
}

function compareWrites(
  name: string,
  how: 'Create' | 'Update',
  old: Declarations,
  now: Declarations,
  drift: Lists,
): void {
  const members = ({ interfaces }: Declarations) =>
    new Map([...(interfaces.get(`${name}Fields`) ?? []), ...(interfaces.get(`${name}${how}`) ?? [])])
  const older = members(old)
  const newer = members(now)
  for (const [field, { type }] of older) {
    const found = newer.get(field)
    const place = `${name}.${field}`
    if (type === 'never') continue
    if (found === undefined) drift.breaksWrites.push(`${place} is gone.`)
    else if (found.type === 'never') drift.breaksWrites.push(`${place} can no longer be written.`)
    else if (withoutNull(found.type) !== withoutNull(type))
      drift.breaksWrites.push(`${place} took ${withoutNull(type)} and takes ${withoutNull(found.type)}.`)
  }
  for (const [field, { optional }] of newer) {
    if (!optional && older.get(field)?.optional !== false)
      drift.breaksWrites.push(`${name}.${field} is mandatory now.`)
  }
}

/** Whether a field may be left out or cleared is told by its own entry. */
function withoutNull(type: string): string {
  return type.replace(/ \| undefined$/, '').replace(/ \| null$/, '')
}

/** `Price_Books.Pricing_Model` for the union `Price_Books_Pricing_Model`: of the longest name of a module that begins it. */
function labelOf(union: string, { records }: Declarations): string {
  const of = [...records].filter((record) => union.startsWith(`${record}_`))
  const module = of.toSorted((a, b) => b.length - a.length)[0] ?? ''
  return `${module}.${union.slice(module.length + 1)}`
}
