import { fieldGroups } from './field-groups.ts'

/** One field of a standard module, as its line says. */
export interface ParsedField {
  readonly name: string
  readonly kind: string
  /** What follows the kind: `Accounts` in `lookup:Accounts`. */
  readonly argument: string | undefined
  readonly length: number | undefined
  readonly label: string
  /** Whether every record must have it. */
  readonly mandatory: boolean
  /** Whether the standard layout demands it. */
  readonly required: boolean
  readonly readOnly: boolean
}

const LINE = /^(\w+(?:, \w+)*) (\w+)(?::(\w+))?(?: (\d+))?(?: ([!LR]+))?(?: = (.+))?$/

/** The fields that the lines of a standard module name, groups written out. @throws Error for a line that cannot be read */
export function parseFields(text: string): readonly ParsedField[] {
  return linesOf(text).flatMap((line) =>
    line.startsWith('@') ? parseFields(groupOf(line)) : parseLine(line),
  )
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function groupOf(line: string): string {
  const [name = '', prefix = '', code = 'Zip_Code'] = line.slice(1).split(':')
  const group = fieldGroups[name]
  if (group === undefined) throw new Error(`There is no group of fields "${name}".`)
  return group.replaceAll('{prefix}', prefix).replaceAll('{code}', code)
}

function parseLine(line: string): readonly ParsedField[] {
  const match = LINE.exec(line)
  if (match === null) throw new Error(`This line names no field: "${line}".`)
  const [, names = '', kind = '', argument, length, flags = '', label] = match
  return names.split(', ').map((name) => ({
    name,
    kind,
    argument,
    length: length === undefined ? undefined : Number(length),
    label: label ?? name.replace(/__s$/, '').replaceAll('_', ' '),
    mandatory: flags.includes('!'),
    required: flags.includes('L'),
    readOnly: flags.includes('R'),
  }))
}
