import { clockOf, daysAhead, fromWall, hourOf, toWall } from '@/time/zone'

describe('times at a centre', () => {
  it('do not depend on the zone of the browser', () => {
    expect(toWall(new Date('2026-11-24T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-25T00:30')
    expect(clockOf('2026-11-24T16:30:00Z', 'Asia/Shanghai')).toBe('00:30')
    expect(hourOf('2026-11-24T16:30:00Z', 'Asia/Shanghai')).toBe(0)
  })

  it('come back from a wall time to the same moment', () => {
    expect(fromWall('2026-11-25T00:30', 'Asia/Shanghai').toISOString()).toBe('2026-11-24T16:30:00.000Z')
  })

  it('hold around a change of the clocks', () => {
    // Berlin skips from 02:00 to 03:00 on 2026-03-29, and has 02:00 to 03:00 twice on 2026-10-25.
    expect(fromWall('2026-03-29T01:59', 'Europe/Berlin').toISOString()).toBe('2026-03-29T00:59:00.000Z')
    expect(fromWall('2026-03-29T03:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:00:00.000Z')
    expect(fromWall('2026-10-25T12:00', 'Europe/Berlin').toISOString()).toBe('2026-10-25T11:00:00.000Z')
  })

  it('count days by the centre’s calendar', () => {
    const now = new Date('2026-11-24T15:00:00Z') // 23:00 there
    expect(daysAhead('2026-11-24T15:30:00Z', now, 'Asia/Shanghai')).toBe(0)
    expect(daysAhead('2026-11-24T16:00:00Z', now, 'Asia/Shanghai')).toBe(1)
    expect(daysAhead('2026-11-23T15:30:00Z', now, 'Asia/Shanghai')).toBe(-1)
  })
})
