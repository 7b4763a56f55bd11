/**
 * An instant as Zoho writes it: seconds, and the offset of the organization's time zone
 * (`2026-03-02T09:15:00+05:30`).
 */
export function writeTime(instant: number, timeZone: string): string {
  const { minutes, text } = offsetAt(instant, timeZone)
  return new Date(instant + minutes * 60_000).toISOString().slice(0, 19) + text
}

/** A time as Zoho writes it in another time zone; the text itself where the offset is the same. */
export function moveTime(text: string, timeZone: string): string {
  const { moved } = zoneOf(timeZone)
  const known = moved.get(text)
  if (known !== undefined) return known
  const instant = Date.parse(text)
  const isThere = text.endsWith(offsetAt(instant, timeZone).text)
  const there = isThere ? text : writeTime(instant, timeZone)
  if (moved.size >= KEPT) moved.clear()
  moved.set(text, there)
  return there
}

/** Whether the platform knows a time zone by this IANA name. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true
  try {
    return createFormat(name).resolvedOptions().timeZone !== ''
  } catch {
    // The only thing lost is the engine's wording of "unknown time zone"; the caller words it with the field's name.
    return false
  }
}

/** Milliseconds by which clocks of a time zone are ahead of UTC at an instant. */
export function offsetOf(instant: number, timeZone: string): number {
  return offsetAt(instant, timeZone).minutes * 60_000
}

/** How far clocks are ahead of UTC, in minutes and as Zoho writes it. */
interface Offset {
  readonly minutes: number
  readonly text: string
}

/** Making a format takes as long as sixty uses, and a use as long as writing twenty rows. */
interface Zone {
  readonly format: Intl.DateTimeFormat
  /** By quarters of an hour since 1970: offsets change at no other times. */
  readonly offsets: Map<number, Offset>
  /** What times of elsewhere are there, by their text: pages of records show the same ones again and again. */
  readonly moved: Map<string, string>
}

/** What the platform knows of time zones. Only names that it knows get in. */
const zones = new Map<string, Zone>()
const QUARTER = 15 * 60 * 1000
const KEPT = 5000

function offsetAt(instant: number, timeZone: string): Offset {
  const zone = zoneOf(timeZone)
  const quarter = Math.floor(instant / QUARTER)
  const known = zone.offsets.get(quarter)
  if (known !== undefined) return known
  if (zone.offsets.size >= KEPT) zone.offsets.clear()
  const offset = findOffset(instant, zone.format)
  zone.offsets.set(quarter, offset)
  return offset
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known !== undefined) return known
  const zone = {
    format: createFormat(timeZone),
    offsets: new Map<number, Offset>(),
    moved: new Map<string, string>(),
  }
  zones.set(timeZone, zone)
  return zone
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
}

function findOffset(instant: number, format: Intl.DateTimeFormat): Offset {
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '00', rest = '00'] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  const minutes = Number(hours) * 60 + Number(rest)
  return { minutes: sign === '-' ? -minutes : minutes, text: `${sign}${hours}:${rest}` }
}
