import {
  emptyDraft,
  emptyFact,
  isEmpty,
  length,
  limitsOf,
  orderOf,
  periodOf,
  problemsOf,
  type Draft,
} from '@/announce/draft'

const ZONE = 'Asia/Shanghai'
const NOW = new Date('2026-11-24T02:00:00Z') // 10:00 there
const TO_ALL = { all: true }

function draft(more: Partial<Draft> = {}): Draft {
  return {
    ...emptyDraft(),
    title: { zh: '紧急停水通知', en: '' },
    body: { zh: '因主管道抢修，今天临时停水。', en: '' },
    ...more,
  }
}

describe('a draft', () => {
  it('is fine with a title, a text and a target', () => {
    expect(problemsOf(draft(), TO_ALL, NOW, ZONE)).toEqual({})
  })

  it('says what is missing', () => {
    const problems = problemsOf(emptyDraft(), { all: false, centers: [], kiosks: [] }, NOW, ZONE)
    expect(problems).toEqual({ 'title.zh': 'MISSING', 'body.zh': 'MISSING', target: 'MISSING' })
  })

  it('has less room when it takes the screen over', () => {
    expect(limitsOf('notice').title).toBe(12)
    expect(limitsOf('urgent').title).toBe(8)
    const nine = { zh: '一二三四五六七八九', en: '' }
    expect(problemsOf(draft({ title: nine }), TO_ALL, NOW, ZONE)).toEqual({})
    expect(problemsOf(draft({ title: nine, severity: 'urgent' }), TO_ALL, NOW, ZONE)).toEqual({ 'title.zh': 'TOO_LONG' })
  })

  it('gives English four letters for each Chinese character', () => {
    const title = { zh: '停水', en: 'x'.repeat(33) }
    expect(problemsOf(draft({ title, severity: 'urgent' }), TO_ALL, NOW, ZONE)).toEqual({ 'title.en': 'TOO_LONG' })
  })

  it('counts characters as people do', () => {
    expect(length(' 停水𠮷 ')).toBe(3)
  })

  it('takes a link that a phone opens, and sends none where there is none', () => {
    expect(problemsOf(draft({ link: ' https://example.org/a?b=1 ' }), TO_ALL, NOW, ZONE)).toEqual({})
    for (const link of ['example.org', 'javascript:alert(1)', 'https:///a', 'https://a b', `https://${'x'.repeat(193)}`])
      expect(problemsOf(draft({ link }), TO_ALL, NOW, ZONE)).toEqual({ link: 'NOT_A_LINK' })
    expect(orderOf(draft({ link: ' https://example.org ' }), TO_ALL, NOW, ZONE).link).toBe('https://example.org')
    expect(orderOf(draft(), TO_ALL, NOW, ZONE)).not.toHaveProperty('link')
  })

  it('wants both halves of a fact', () => {
    const facts = [{ ...emptyFact('phone'), label: { zh: '电话', en: '' } }]
    expect(problemsOf(draft({ facts }), TO_ALL, NOW, ZONE)).toEqual({ 'facts.0.value.zh': 'MISSING' })
  })

  it.each([
    ['info', 14 * 24],
    ['notice', 7 * 24],
    ['urgent', 24],
    ['emergency', 4],
  ] as const)('ends by itself: %s after %i hours (R-D5)', (severity, hours) => {
    const { from, until } = periodOf(draft({ severity }), NOW, ZONE)
    expect(from).toEqual(NOW)
    expect((until.getTime() - from.getTime()) / 3_600_000).toBe(hours)
  })

  it('takes its times from the clock of the centre', () => {
    const order = orderOf(draft({ from: '2026-11-25T09:00', until: '2026-11-25T18:00' }), TO_ALL, NOW, ZONE)
    expect(order.valid_from).toBe('2026-11-25T01:00:00.000Z')
    expect(order.valid_until).toBe('2026-11-25T10:00:00.000Z')
  })

  it('does not end before it begins, nor in the past, nor an emergency after more than a day', () => {
    const until = (value: string, more: Partial<Draft> = {}) =>
      problemsOf(draft({ until: value, ...more }), TO_ALL, NOW, ZONE).valid_until
    expect(until('2026-11-24T09:00', { from: '2026-11-24T09:30' })).toBe('NOT_AFTER_START')
    expect(until('2026-11-24T09:30', { from: '2026-11-24T09:00' })).toBe('IN_THE_PAST')
    expect(until('2026-11-25T10:01', { severity: 'emergency' })).toBe('TOO_FAR')
    expect(until('2026-11-25T10:00', { severity: 'emergency' })).toBeUndefined()
  })

  it('starts at once without a start, and leaves out English that was not written', () => {
    const order = orderOf(draft(), TO_ALL, NOW, ZONE)
    expect(order).not.toHaveProperty('valid_from')
    expect(order.title).toEqual({ zh: '紧急停水通知' })
  })

  it('is empty until something is written', () => {
    expect(isEmpty(emptyDraft())).toBe(true)
    expect(isEmpty(draft())).toBe(false)
  })
})
