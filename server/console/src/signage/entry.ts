// An entry of the schedule while it is written, and in words.
import type { Center, Target } from '@/api/types'
import type { Entry, EntryOrder } from '@/api/signage'
import { t, type Key } from '@/texts'
import { targetWords } from '@/announce/places'

export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
export const PRIORITIES = { base: 10, add: 10, takeover: 50 } as const

export function emptyEntry(): EntryOrder {
  return {
    name: '',
    playlist_id: '',
    target: {},
    action: 'base',
    priority: PRIORITIES.base,
    order: 0,
    date_from: null,
    date_to: null,
    days: [...WEEK],
    all_day: true,
    time_from: '08:00',
    time_to: '20:00',
    skip_dates: [],
    only_when: 'any',
  }
}

export function draftOf(entry: Entry): EntryOrder {
  const { name, playlist_id, target, action, priority, order, date_from, date_to, days, all_day, only_when } = entry
  return {
    ...{ name, playlist_id, target, action, priority, order, date_from, date_to, all_day, only_when },
    days: [...days],
    skip_dates: [...entry.skip_dates],
    time_from: entry.time_from ?? '08:00',
    time_to: entry.time_to ?? '20:00',
  }
}

export function orderOf(draft: EntryOrder): EntryOrder {
  return {
    ...draft,
    name: draft.name.trim(),
    date_from: draft.date_from || null,
    date_to: draft.date_to || null,
    days: [...draft.days].sort(),
    time_from: draft.all_day ? null : draft.time_from,
    time_to: draft.all_day ? null : draft.time_to,
  }
}

// "22:00 – 06:00" ends on the next day.
export const isOvernight = (draft: EntryOrder): boolean =>
  !draft.all_day && Boolean(draft.time_from && draft.time_to && draft.time_to < draft.time_from && draft.time_to !== '00:00')

export function daysWords(days: readonly number[]): string {
  if (days.length === 7) return t('sched.every_day')
  const sorted = [...days].sort()
  if (sorted.join() === '1,2,3,4,5') return t('sched.workdays')
  if (sorted.join() === '6,7') return t('sched.weekend')
  return sorted.map((day) => t(`sched.day_${day}` as Key)).join(t('sched.join'))
}

export function hoursWords(entry: EntryOrder): string {
  if (entry.all_day) return t('sched.all_day')
  return `${entry.time_from} – ${entry.time_to === '00:00' ? '24:00' : entry.time_to}`
}

export function datesWords(entry: EntryOrder): string {
  const { date_from, date_to } = entry
  if (!date_from && !date_to) return ''
  if (date_from && date_to) return `${date_from} – ${date_to}`
  return date_from ? t('sched.from_date', { date: date_from }) : t('sched.until_date', { date: date_to ?? '' })
}

export function whomWords(target: Target, centers: readonly Center[]): string {
  const tags = (target.tags_any ?? []).map((tag) => `#${tag}`)
  return [targetWords(target, centers), ...tags].filter(Boolean).join(' + ')
}

// Every word that a kiosk bears.
export function tagsOf(centers: readonly Center[]): string[] {
  const all = centers.flatMap((center) => center.kiosks.flatMap((kiosk) => kiosk.tags ?? []))
  return [...new Set(all)].sort()
}
