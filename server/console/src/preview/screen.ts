// What a preview shows of an announcement, in the language and at the time asked for: the kiosk's own words.
import type { Fact, Severity, Text } from '@/api/types'
import { clockOf } from '@/time/zone'
import { dayAndTimeIn, say, weekdayIn, wordsIn, type Language } from '@/texts'

export interface Shown {
  severity: Severity
  title: Text
  body: Text
  facts: Fact[]
  publisher: Text
  center: Text
  until: Date
}

export type Orientation = 'portrait' | 'landscape'
export const SIZES: Record<Orientation, { width: number; height: number }> = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
}

export interface ScreenWords {
  tag: string
  published: string
  publisher: string
  clock: string
  weekday: string
  center: string
  title: string
  body: string
  facts: { icon: string; label: string; value: string }[]
  validity: string
  ticker: string
  hint: string
  onlyChinese: boolean
}

export function screenWords(shown: Shown, which: Language, now: Date, zone: string): ScreenWords {
  const emergency = shown.severity === 'emergency'
  const say1 = (text: Text) => wordsIn(which, text)
  const publisher = say1(shown.publisher)
  const title = say1(shown.title) || say(which, 'preview.sample_title')
  const body = say1(shown.body) || say(which, 'preview.sample_body')
  return {
    tag: say(which, emergency ? 'screen.tag_emergency' : 'screen.tag_urgent'),
    published: say(which, 'screen.published', { time: clockOf(now, zone), publisher }),
    clock: clockOf(now, zone),
    weekday: weekdayIn(which, now, zone),
    center: say1(shown.center),
    title,
    body,
    publisher,
    ticker: say(which, 'screen.ticker', { title, body }),
    facts: shown.facts.map((fact) => ({ icon: fact.icon, label: say1(fact.label), value: say1(fact.value) })),
    validity: say(which, 'screen.until', { time: dayAndTimeIn(which, shown.until, now, zone) }),
    hint: say(which, emergency ? 'screen.hint_emergency' : 'screen.hint_urgent'),
    onlyChinese: which === 'en' && Boolean(shown.title.zh) && !shown.title.en,
  }
}

// Red of the cards' letters on their ground, by the formula of WCAG 2.2.
export function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
