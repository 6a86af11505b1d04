// Figures of the play report in words.
import { dateOf } from '@/time/zone'
import { t } from '@/texts'

// "2.5 小时"; below an hour in minutes.
export function hoursOf(ms: number): string {
  const minutes = ms / 60_000
  if (minutes < 60) return t('report.minutes', { n: Math.round(minutes) })
  const hours = minutes / 60
  return t('report.hours_n', { n: hours < 10 ? hours.toFixed(1) : Math.round(hours) })
}

// The first and the last of so many days that end today.
export function lastDays(now: Date, days: number, zone: string): [string, string] {
  return [dateOf(new Date(now.getTime() - (days - 1) * 86_400_000), zone), dateOf(now, zone)]
}
