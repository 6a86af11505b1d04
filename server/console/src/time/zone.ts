// Times as a centre's clock shows them, whatever zone the browser is in. A wall time is "YYYY-MM-DDTHH:mm".

export const FALLBACK_ZONE = 'Asia/Shanghai'

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

function partsOf(time: Date, zone: string): Parts {
  const found = Object.fromEntries(formatOf(zone).formatToParts(time).map((part) => [part.type, Number(part.value)]))
  return {
    year: found.year ?? 0,
    month: found.month ?? 0,
    day: found.day ?? 0,
    hour: found.hour ?? 0,
    minute: found.minute ?? 0,
  }
}

const two = (number: number) => String(number).padStart(2, '0')

export function toWall(time: Date, zone: string): string {
  const p = partsOf(time, zone)
  return `${p.year}-${two(p.month)}-${two(p.day)}T${two(p.hour)}:${two(p.minute)}`
}

// Minutes that the zone is ahead of UTC at that moment.
function offsetAt(time: Date, zone: string): number {
  const p = partsOf(time, zone)
  const shown = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute)
  return Math.round((shown - Math.floor(time.getTime() / 60_000) * 60_000) / 60_000)
}

// The moment at which the zone's clocks show `wall`; in the hour that a change skips, the moment after it.
export function fromWall(wall: string, zone: string): Date {
  const naive = Date.parse(`${wall}:00Z`)
  let time = new Date(naive - offsetAt(new Date(naive), zone) * 60_000)
  time = new Date(naive - offsetAt(time, zone) * 60_000)
  return time
}

export const clockOf = (time: string | Date, zone: string): string => toWall(new Date(time), zone).slice(11)
export const dateOf = (time: string | Date, zone: string): string => toWall(new Date(time), zone).slice(0, 10)

export function hourOf(time: string | Date, zone: string): number {
  return partsOf(new Date(time), zone).hour
}

// Days from the date of `now` to that of `time`: 0 today, 1 tomorrow.
export function daysAhead(time: string | Date, now: Date, zone: string): number {
  return (Date.parse(dateOf(time, zone)) - Date.parse(dateOf(now, zone))) / 86_400_000
}
