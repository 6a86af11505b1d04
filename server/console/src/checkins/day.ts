// The check-ins of a day when one more arrives: shown at once, counted as the server counts.
import type { CheckIn, CheckInsOfDay, ClassSession } from '@/api/types'
import { hourOf } from '@/time/zone'

export const counts = (one: CheckIn): boolean => one.outcome === 'OK' && !one.void && !one.duplicate_of

// A repeat of something refused is a refusal; somebody who is already in is none.
const isRefused = (one: CheckIn): boolean => one.outcome !== 'OK' && one.outcome !== 'ALREADY'

function counted(summary: CheckInsOfDay['summary'], one: CheckIn, change: 1 | -1, zone: string) {
  const hour = hourOf(one.at, zone)
  return {
    ok: summary.ok + (counts(one) ? change : 0),
    refused: summary.refused + (isRefused(one) ? change : 0),
    by_hour: summary.by_hour.map((n, at) => (at === hour && counts(one) ? Math.max(0, n + change) : n)),
  }
}

// Newest first by the time of the check-in: one that waited for the network goes where it belongs.
export function withNews<T extends CheckInsOfDay>(day: T, news: CheckIn, zone: string): T {
  const known = day.checkins.find((one) => one.event_id === news.event_id)
  const before = known ? counted(day.summary, known, -1, zone) : day.summary
  const others = day.checkins.filter((one) => one !== known)
  const at = Date.parse(news.at)
  const place = others.findIndex((one) => Date.parse(one.at) <= at)
  const checkins = [...others]
  checkins.splice(place < 0 ? others.length : place, 0, news)
  return { ...day, checkins, summary: counted(before, news, 1, zone) }
}

// Minutes between a check-in and its arrival here, when the kiosk was offline in between.
export function minutesLate(one: CheckIn): number {
  return Math.max(0, Math.floor((Date.parse(one.received_at) - Date.parse(one.at)) / 60_000))
}

// What is on first, then what is to come, then what is over, the latest first.
export function byNearness(sessions: readonly ClassSession[], now: Date): ClassSession[] {
  const at = now.getTime()
  const isOver = (one: ClassSession) => Date.parse(one.end) <= at
  const start = (one: ClassSession) => Date.parse(one.start)
  const ahead = sessions.filter((one) => !isOver(one)).sort((a, b) => start(a) - start(b))
  return [...ahead, ...sessions.filter(isOver).sort((a, b) => start(b) - start(a))]
}
