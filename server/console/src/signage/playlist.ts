// A playlist while it is put together.
import type { MediaItem, Playlist, PlaylistItem, PlaylistOrder, WidgetKind } from '@/api/signage'

export const DWELL_MS = 10_000
export const SHORTEST_S = 3
export const LONGEST_S = 3_600

const NO_TEXT = { zh: '', en: '' }

function blank(): PlaylistItem {
  return {
    category: { ...NO_TEXT },
    headline: { ...NO_TEXT },
    fact: { ...NO_TEXT },
    dwell_ms: DWELL_MS,
    fit: 'cover',
    transition: 'fade',
    transition_ms: 600,
    mute: true,
    full_screen: false,
    valid_from: null,
    valid_until: null,
  }
}

// A video is shown for its own length, without words over it; a picture fills the screen until somebody adds words.
export function itemOf(medium: MediaItem): PlaylistItem {
  const video = medium.kind === 'video'
  return { ...blank(), media: medium.id, dwell_ms: video ? 0 : DWELL_MS, full_screen: true, fit: video ? 'contain' : 'cover' }
}

export const widgetOf = (widget: WidgetKind): PlaylistItem => ({ ...blank(), widget, dwell_ms: 15_000 })

export const emptyPlaylist = (): PlaylistOrder => ({ name: '', order: 'sequence', items: [] })

export function draftOf(playlist: Playlist): PlaylistOrder {
  const items = playlist.items.map((item) => ({
    ...item,
    category: { ...NO_TEXT, ...item.category },
    headline: { ...NO_TEXT, ...item.headline },
    fact: { ...NO_TEXT, ...item.fact },
  }))
  return { name: playlist.name, order: playlist.order, items }
}

// The item at `from` goes to stand at `to`.
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, one)
  return next
}

export function inserted<T>(list: readonly T[], one: T, at: number): T[] {
  return [...list.slice(0, at), one, ...list.slice(at)]
}

// One pass of the list; a video without a length of its own counts with the file's.
export function passLength(items: readonly PlaylistItem[], media: readonly MediaItem[]): number {
  return items.reduce((sum, item) => {
    const own = media.find((one) => one.id === item.media)?.duration_ms ?? 0
    return sum + (item.dwell_ms || own)
  }, 0)
}
