import type { CheckIn, CheckInsOfDay, ClassSession } from '@/api/types'
import { byNearness, minutesLate, withNews } from '@/checkins/day'

const ZONE = 'Asia/Shanghai'

function checkIn(event_id: string, at: string, more: Partial<CheckIn> = {}): CheckIn {
  return {
    event_id,
    at,
    received_at: at,
    center_id: 'd',
    kiosk_name: '',
    session_id: 's',
    session_title: null,
    person: null,
    outcome: 'OK',
    flags: [],
    duplicate_of: '',
    void: false,
    ...more,
  }
}
const EMPTY: CheckInsOfDay = { checkins: [], next: null, summary: { ok: 0, refused: 0, by_hour: Array<number>(24).fill(0) } }
const ids = (day: CheckInsOfDay) => day.checkins.map((one) => one.event_id)

describe('a day of check-ins', () => {
  it('takes a new one in at its time, also one that comes late', () => {
    let day = withNews(EMPTY, checkIn('a', '2026-11-24T02:00:00Z'), ZONE)
    day = withNews(day, checkIn('b', '2026-11-24T02:05:00Z'), ZONE)
    day = withNews(day, checkIn('late', '2026-11-24T02:03:00Z'), ZONE)
    expect(ids(day)).toEqual(['b', 'late', 'a'])
    expect(day.summary.ok).toBe(3)
    expect(day.summary.by_hour[10]).toBe(3)
  })

  it('counts what comes twice once', () => {
    const one = checkIn('a', '2026-11-24T02:00:00Z')
    const day = withNews(withNews(EMPTY, one, ZONE), one, ZONE)
    expect(ids(day)).toEqual(['a'])
    expect(day.summary.ok).toBe(1)
  })

  it('takes an undone one out of the count but not off the list', () => {
    const one = checkIn('a', '2026-11-24T02:00:00Z')
    const day = withNews(withNews(EMPTY, one, ZONE), { ...one, void: true }, ZONE)
    expect(ids(day)).toEqual(['a'])
    expect(day.summary).toMatchObject({ ok: 0, refused: 0 })
    expect(day.summary.by_hour[10]).toBe(0)
  })

  it('counts refusals apart, and somebody who is in already not at all', () => {
    let day = withNews(EMPTY, checkIn('a', '2026-11-24T02:00:00Z', { outcome: 'EXPIRED' }), ZONE)
    day = withNews(day, checkIn('b', '2026-11-24T02:00:00Z', { outcome: 'ALREADY' }), ZONE)
    day = withNews(day, checkIn('c', '2026-11-24T02:00:00Z', { duplicate_of: 'x' }), ZONE)
    expect(day.summary).toMatchObject({ ok: 0, refused: 1 })
  })

  it('tells how long one waited for the network', () => {
    expect(minutesLate(checkIn('a', '2026-11-24T02:00:00Z', { received_at: '2026-11-24T03:10:30Z' }))).toBe(70)
    expect(minutesLate(checkIn('a', '2026-11-24T02:00:00Z', { received_at: '2026-11-24T01:59:00Z' }))).toBe(0)
  })

  it('shows what is on first, then what comes, then what is over', () => {
    const session = (id: string, start: string, end: string) =>
      ({ id, start: `2026-11-24T${start}:00Z`, end: `2026-11-24T${end}:00Z` }) as ClassSession
    const all = [session('early', '01:00', '02:00'), session('done', '02:00', '03:00'), session('next', '05:00', '06:00'), session('on', '03:00', '04:00')]
    expect(byNearness(all, new Date('2026-11-24T03:00:00Z')).map((one) => one.id)).toEqual(['on', 'next', 'done', 'early'])
  })
})
