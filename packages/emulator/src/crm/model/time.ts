/**
 * An instant as Zoho writes it: seconds, and the offset of the organisation's time zone
 * (`2026-03-02T09:15:00+05:30`).
 */
export function writeTime(instant: number, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone)
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  const clock = `${pad(Math.floor(size / 60))}:${pad(size % 60)}`
  return `${local}${offset < 0 ? '-' : '+'}${clock}`
}

/** Whether the platform knows a time zone by this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name).resolvedOptions().timeZone !== ''
  } catch {
    // The only thing lost is the engine's wording of "unknown time zone"; the caller words it with the field's name.
    return false
  }
}

/** Making one takes as long as sixty uses. Only names that the platform knows get in. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  return format
}

/** Offsets change at quarters of an hour at most, and finding one out takes as long as writing twenty rows. */
const QUARTER = 15 * 60 * 1000
const KEPT = 5000
const offsets = new Map<string, number>()

function offsetMinutes(instant: number, timeZone: string): number {
  const key = `${timeZone}/${Math.floor(instant / QUARTER)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= KEPT) offsets.clear()
  const offset = findOffset(instant, timeZone)
  offsets.set(key, offset)
  return offset
}

function findOffset(instant: number, timeZone: string): number {
  const name =
    formatOf(timeZone)
      .formatToParts(instant)
      .find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name)
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return match[1] === '-' ? -minutes : minutes
}

/** Milliseconds by which clocks of a time zone are ahead of UTC at an instant. */
export function offsetOf(instant: number, timeZone: string): number {
  return offsetMinutes(instant, timeZone) * 60_000
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
