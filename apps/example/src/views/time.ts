/** `14:03:07` in UTC: server and reader may be in different zones, and this one is said. */
export function clockTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(11, 19)} UTC`
}

/** `3 min 20 s` */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

/** `5 s ago` */
export function ago(ms: number): string {
  return ms < 1000 ? 'just now' : `${duration(ms)} ago`
}

/** `2 March 2026` of Zoho's `2026-03-02T09:15:00+05:30`; as it is when it is not a time. */
export function day(text: string | null | undefined): string {
  if (text === null || text === undefined) return 'never'
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? text : `${Number(date)} ${name} ${year}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
