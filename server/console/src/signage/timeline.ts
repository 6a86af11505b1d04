// A kiosk's day as bars side by side.
import type { Layer, Segment } from '@/api/signage'
import { t, words } from '@/texts'

export interface Bar {
  left: number // percent of the day
  width: number
  layer: Layer
  label: string
  from: string
  until: string
}

export function labelOf(segment: Segment): string {
  const { layer, take_over, entries } = segment.shows
  if (take_over) return take_over.by.map((one) => (one.title ? words(one.title) : (one.name ?? ''))).join(' / ')
  const base = entries.filter((entry) => entry.action !== 'add')
  const named = (base.length > 0 ? base : entries).map((entry) => entry.name).join(' + ')
  if (layer === 'fallback') return t('layer.fallback')
  if (layer === 'card') return t('layer.card')
  return named
}

// Neighbours that are called the same are one bar, though a notice more or less is woven into one of them.
export function barsOf(segments: readonly Segment[], from: string, until: string): Bar[] {
  const start = Date.parse(from)
  const whole = Date.parse(until) - start
  const bars: Bar[] = []
  for (const segment of segments) {
    const { layer } = segment.shows
    const label = labelOf(segment)
    const before = bars.at(-1)
    const began = before && before.layer === layer && before.label === label ? before.from : segment.from
    if (began !== segment.from) bars.pop()
    bars.push({
      left: ((Date.parse(began) - start) / whole) * 100,
      width: ((Date.parse(segment.until) - Date.parse(began)) / whole) * 100,
      layer,
      label,
      from: began,
      until: segment.until,
    })
  }
  return bars
}

// The moment that lies at this share of the day, to the minute.
export function momentAt(share: number, from: string, until: string): string {
  const start = Date.parse(from)
  const end = Date.parse(until)
  const time = start + Math.max(0, Math.min(0.9999, share)) * (end - start)
  return new Date(Math.floor(time / 60_000) * 60_000).toISOString()
}
