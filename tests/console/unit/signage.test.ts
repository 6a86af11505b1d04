import type { Entry, MediaItem, Plan, Segment } from '@/api/signage'
import { draftOf, emptyEntry, hoursWords, isOvernight, orderOf, tagsOf, whomWords, daysWords } from '@/signage/entry'
import { inserted, itemOf, moved, passLength, widgetOf } from '@/signage/playlist'
import { barsOf, labelOf, momentAt } from '@/signage/timeline'
import { cureOf, detailsOf, fieldWords, lengthWords, reasonOf, sizeWords } from '@/signage/words'
import { draftFrom } from '@/announce/template'
import { hoursOf, lastDays } from '@/signage/report'
import { language } from '@/texts'
import zh from '@/texts/zh-CN.json'

const medium = (part: Partial<MediaItem> = {}): MediaItem => ({
  id: 'm1',
  name: '春节.png',
  center_id: '',
  state: 'ready',
  reason: '',
  upload_bytes: 1,
  created_by: '张敏',
  created_at: '2026-11-24T01:00:00Z',
  used_by: 0,
  kind: 'image',
  bytes: 2_400_000,
  width: 1920,
  height: 1080,
  ...part,
})
const shows = (part: Partial<Segment['shows']>): Segment['shows'] => ({
  layer: 'base',
  take_over: null,
  entries: [],
  items: 1,
  banners: [],
  ...part,
})

beforeEach(() => {
  language.value = 'zh-CN'
})

describe('a playlist', () => {
  it('moves and takes in items at their place', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a'], 0, 9)).toEqual(['a'])
    expect(moved(['a', 'b'], 7, 0)).toEqual(['a', 'b'])
    expect(inserted(['a', 'c'], 'b', 1)).toEqual(['a', 'b', 'c'])
  })

  it('R_D4 gives a picture ten seconds and a video its own length', () => {
    expect(itemOf(medium()).dwell_ms).toBe(10_000)
    expect(itemOf(medium({ kind: 'video' }))).toMatchObject({ dwell_ms: 0, mute: true, fit: 'contain' })
    const film = medium({ id: 'm2', kind: 'video', duration_ms: 30_000 })
    expect(passLength([itemOf(medium()), itemOf(film), widgetOf('clock')], [medium(), film])).toBe(55_000)
  })
})

describe('an entry', () => {
  it('R_D1 ends on the next day where its end is earlier', () => {
    const draft = { ...emptyEntry(), all_day: false, time_from: '22:00', time_to: '06:00' }
    expect(isOvernight(draft)).toBe(true)
    expect(isOvernight({ ...draft, time_to: '23:00' })).toBe(false)
    expect(isOvernight({ ...draft, time_to: '00:00' })).toBe(false)
    expect(hoursWords({ ...draft, time_to: '00:00' })).toBe('22:00 – 24:00')
    expect(orderOf({ ...draft, all_day: true })).toMatchObject({ time_from: null, time_to: null })
  })

  it('R_D3 says its days', () => {
    expect(daysWords([1, 2, 3, 4, 5, 6, 7])).toBe('每天')
    expect(daysWords([5, 4, 3, 2, 1])).toBe('周一至周五')
    expect(daysWords([3, 1])).toBe('周一、周三')
  })

  it('comes back as it was saved', () => {
    const saved: Entry = {
      ...orderOf({ ...emptyEntry(), name: ' 白天 ', playlist_id: 'p', target: { all: true } }),
      id: 'e',
      rev: 1,
      state: 'published',
      created_by: '',
      approved_by: '',
      changed_at: '',
      may_edit: true,
    }
    expect(saved.name).toBe('白天')
    expect(orderOf(draftOf(saved))).toEqual(orderOf({ ...emptyEntry(), name: '白天', playlist_id: 'p', target: { all: true } }))
  })

  it('names tags beside centres', () => {
    const kiosk = { id: 'k', name: '大厅', state: 'active', online: true, last_seen: '', version: '', tags: ['竖屏', '大厅'] }
    const centers = [{ id: 'c', name: { zh: '东门' }, zone: 'Asia/Shanghai', kiosks: [kiosk, { ...kiosk, id: 'k2', tags: ['大厅'] }] }]
    expect(tagsOf(centers)).toEqual(['大厅', '竖屏'])
    expect(whomWords({ centers: ['c'], tags_any: ['竖屏'] }, centers)).toBe('东门 + #竖屏')
  })
})

describe('a day of a kiosk', () => {
  const plan = { from: '2026-11-23T16:00:00Z', until: '2026-11-24T16:00:00Z' } as Plan

  it('lies as bars side by side', () => {
    const segments: Segment[] = [
      { from: plan.from, until: '2026-11-24T04:00:00Z', shows: shows({ layer: 'card' }) },
      { from: '2026-11-24T04:00:00Z', until: plan.until, shows: shows({ entries: [{ id: 'e', name: '午间', action: 'base' }] }) },
    ]
    expect(barsOf(segments, plan.from, plan.until)).toMatchObject([
      { left: 0, width: 50, layer: 'card' },
      { left: 50, width: 50, label: '午间' },
    ])
  })

  it('is named by who has the screen', () => {
    const by = [{ id: 'a', title: { zh: '紧急停水' }, until: '' }]
    expect(labelOf({ from: '', until: '', shows: shows({ layer: 'takeover', take_over: { kind: 'urgent', by } }) })).toBe('紧急停水')
    const entries = [
      { id: 'e', name: '白天', action: 'base' as const },
      { id: 'f', name: '流感', action: 'add' as const },
    ]
    expect(labelOf({ from: '', until: '', shows: shows({ entries }) })).toBe('白天')
  })

  it('is asked about by the minute, never beyond its end', () => {
    expect(momentAt(0.5, plan.from, plan.until)).toBe('2026-11-24T04:00:00.000Z')
    expect(momentAt(-1, plan.from, plan.until)).toBe('2026-11-23T16:00:00.000Z')
    expect(Date.parse(momentAt(2, plan.from, plan.until))).toBeLessThan(Date.parse(plan.until))
  })
})

describe('a file', () => {
  it('says its size and length as people do', () => {
    expect([sizeWords(900), sizeWords(2_400_000), sizeWords(48_000_000)]).toEqual(['1 KB', '2.4 MB', '48 MB'])
    expect([lengthWords(8_400), lengthWords(125_000)]).toEqual(['8 秒', '2:05'])
    expect(detailsOf(medium({ duration_ms: 125_000 }))).toBe('1920×1080 · 2:05 · 2.4 MB')
  })

  it('that is refused has a reason and a cure for every code', () => {
    const reasons = Object.keys(zh).filter((key) => key.startsWith('gate.') && key !== 'gate.other')
    expect(reasons.length).toBeGreaterThan(15)
    for (const key of reasons) expect(zh).toHaveProperty([key.replace('gate', 'cure')])
    expect(reasonOf(medium({ reason: 'OFFICE' }))).toContain('Office')
    expect(cureOf(medium({ reason: 'OFFICE' }))).toContain('PDF')
    expect(reasonOf(medium({ reason: 'NEW_ONE' }))).toContain('NEW_ONE')
  })

  it('R_D8 names the characters that no screen can draw', () => {
    expect(fieldWords('NOT_DRAWABLE U+1F382 U+0E17')).toContain('🎂 ท')
    expect(fieldWords('EQUALS_START')).toContain('开始时间')
  })
})

describe('the play report', () => {
  it('R_R1 says times as people do', () => {
    expect(hoursOf(20 * 60_000)).toBe('20 分钟')
    expect(hoursOf(90 * 60_000)).toBe('1.5 小时')
    expect(hoursOf(31 * 3_600_000)).toBe('31 小时')
    expect(lastDays(new Date('2026-11-24T20:00:00Z'), 14, 'Asia/Shanghai')).toEqual(['2026-11-12', '2026-11-25'])
  })
})

describe('a prepared emergency', () => {
  it('becomes the draft that is written next', () => {
    const template = { id: 't', title: { zh: '火警疏散', en: 'Fire' }, body: { zh: '请离开' }, facts: [], built_in: true }
    expect(draftFrom(template)).toMatchObject({ severity: 'emergency', title: { zh: '火警疏散', en: 'Fire' }, body: { zh: '请离开', en: '' } })
  })
})
