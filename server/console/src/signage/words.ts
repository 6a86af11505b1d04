// Sizes, lengths and reasons of files in words.
import type { MediaItem } from '@/api/signage'
import { named, t, type Key } from '@/texts'

export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return t('lib.kb', { n: Math.max(1, Math.round(bytes / 1_000)) })
  return t('lib.mb', { n: (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0) })
}

// "8 秒", "2:05"
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return t('lib.seconds', { n: seconds })
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export function detailsOf(item: MediaItem): string {
  const parts = [`${item.width ?? 0}×${item.height ?? 0}`]
  if (item.duration_ms) parts.push(lengthWords(item.duration_ms))
  parts.push(sizeWords(item.bytes ?? 0))
  return parts.join(' · ')
}

export const reasonOf = (item: MediaItem): string => named('gate', item.reason, 'gate.other')
export const cureOf = (item: MediaItem): string => named('cure', item.reason, 'cure.other')

// A field's code, with what it names behind it: "NOT_DRAWABLE U+1F382".
export function fieldWords(code: string): string {
  const [name = '', ...rest] = code.split(' ')
  const characters = rest.map((point) => String.fromCodePoint(parseInt(point.slice(2), 16) || 0xfffd))
  if (name === 'NOT_DRAWABLE') return t('field.NOT_DRAWABLE', { what: characters.join(' ') })
  return named('field', name, 'field.other' as Key)
}
