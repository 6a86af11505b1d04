// Every sentence of the console, in Chinese and English, and times in words.
import { computed, ref, watchEffect } from 'vue'
import type { ApiError } from '@/api/client'
import type { Text } from '@/api/types'
import { clockOf, dateOf, daysAhead } from '@/time/zone'
import en from './en.json'
import zh from './zh-CN.json'

export type Language = 'zh-CN' | 'en'
export type Key = keyof typeof zh

const tables: Record<Language, Record<string, string>> = { 'zh-CN': zh, en }
const STORED = 'linli.language'

export const language = ref<Language>(localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN')
export const otherLanguage = computed<Language>(() => (language.value === 'en' ? 'zh-CN' : 'en'))

watchEffect(() => {
  document.documentElement.lang = language.value
  localStorage.setItem(STORED, language.value)
})

type Values = Record<string, string | number>

// In `which` language, whatever the console's is: for previews of a kiosk.
export function say(which: Language, key: Key, values: Values = {}): string {
  const sentence = tables[which][key] ?? key
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export const t = (key: Key, values?: Values): string => say(language.value, key, values)

// `prefix.code` where the texts have it, else `otherwise`.
export function named(prefix: string, code: string, otherwise: Key): string {
  const key = `${prefix}.${code}`
  return key in zh ? t(key as Key) : t(otherwise, { code })
}

export function errorWords(error: ApiError): string {
  if (error.code === 'THROTTLED') {
    return t('error.THROTTLED', { minutes: Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60)) })
  }
  return named('error', error.code, 'error.other')
}

export const wordsIn = (which: Language, text: Text): string => (which === 'en' && text.en ? text.en : text.zh)
export const words = (text: Text | null | undefined): string => (text ? wordsIn(language.value, text) : '')

// "今天", "明天", "10月18日"
export function dayIn(which: Language, time: string | Date, now: Date, zone: string): string {
  const days = daysAhead(time, now, zone)
  if (days === 0) return say(which, 'day.today')
  if (days === 1) return say(which, 'day.tomorrow')
  if (days === -1) return say(which, 'day.yesterday')
  return dateIn(which, time, zone)
}

export function dateIn(which: Language, time: string | Date, zone: string): string {
  return new Intl.DateTimeFormat(which, { timeZone: zone, month: 'short', day: 'numeric' }).format(new Date(time))
}

export function weekdayIn(which: Language, time: string | Date, zone: string): string {
  return new Intl.DateTimeFormat(which, { timeZone: zone, weekday: 'short' }).format(new Date(time))
}

export const dayAndTimeIn = (which: Language, time: string | Date, now: Date, zone: string): string =>
  `${dayIn(which, time, now, zone)} ${clockOf(time, zone)}`
export const dayAndTime = (time: string | Date, now: Date, zone: string): string =>
  dayAndTimeIn(language.value, time, now, zone)

// Only the clock for a time of today.
export const timeOrDay = (time: string | Date, now: Date, zone: string): string =>
  dateOf(time, zone) === dateOf(now, zone) ? clockOf(time, zone) : dayAndTime(time, now, zone)

export function fullDate(now: Date, zone: string): string {
  const date = new Intl.DateTimeFormat(language.value, { timeZone: zone, dateStyle: 'long' }).format(now)
  return `${date} ${weekdayIn(language.value, now, zone)} ${clockOf(now, zone)}`
}
