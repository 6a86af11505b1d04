// What the screens play: files, playlists, the schedule and its preview.
import { ApiError, csrfToken, get, post, query, refusalIn, remove } from './client'
import type { Fact, Target, Text } from './types'

export type MediaState = 'processing' | 'ready' | 'rejected'

export interface MediaItem {
  id: string
  name: string
  center_id: string
  state: MediaState
  reason: string
  upload_bytes: number
  created_by: string
  created_at: string
  used_by: number
  kind?: 'image' | 'video'
  bytes?: number
  width?: number
  height?: number
  duration_ms?: number
}

export const WIDGETS = [
  'classes_today',
  'now_and_next',
  'services_open',
  'clock',
  'opening_hours',
  'rating_thanks',
] as const
export type WidgetKind = (typeof WIDGETS)[number] | 'qr_card'

export interface PlaylistItem {
  id?: string
  media?: string
  announcement?: string
  widget?: WidgetKind
  service?: string
  link?: string
  category: Text
  headline: Text
  fact: Text
  dwell_ms: number
  fit: 'cover' | 'contain'
  transition: 'fade' | 'cut'
  transition_ms: number
  mute: boolean
  full_screen: boolean
  valid_from: string | null
  valid_until: string | null
}

export interface PlaylistOrder {
  name: string
  order: 'sequence' | 'shuffle'
  items: PlaylistItem[]
}

export interface Playlist extends PlaylistOrder {
  id: string
  rev: number
  center_id: string
  changed_by: string
  changed_at: string
  may_edit: boolean
  used_by: string[]
}

export type Action = 'base' | 'add' | 'takeover'
export type OnlyWhen = 'any' | 'open' | 'closed'

export interface EntryOrder {
  name: string
  playlist_id: string
  target: Target
  action: Action
  priority: number
  order: number
  date_from: string | null
  date_to: string | null
  days: number[]
  all_day: boolean
  time_from: string | null
  time_to: string | null
  skip_dates: string[]
  only_when: OnlyWhen
}

export interface Entry extends EntryOrder {
  id: string
  rev: number
  state: 'published' | 'pending_approval'
  created_by: string
  approved_by: string
  changed_at: string
  may_edit: boolean
}

export interface Warning {
  code: string
  date: string
}

export type Layer = 'takeover' | 'base' | 'fallback' | 'card'

export interface NamedEntry {
  id: string
  name: string
  action?: Action
  priority?: number
}

export interface TakeOver {
  kind: 'emergency' | 'urgent' | 'entry'
  by: { id: string; title?: Text; name?: string; until: string }[]
}

export interface LoopItem {
  id: string
  entry_id: string
  media?: string
  name?: string
  kind?: 'image' | 'video'
  announcement?: string
  widget?: WidgetKind | 'card'
  category: Text
  headline: Text
  fact: Text
  full_screen: boolean
  fit: 'cover' | 'contain'
  dwell_ms: number
}

export interface Segment {
  from: string
  until: string
  shows: {
    layer: Layer
    take_over: TakeOver | null
    entries: NamedEntry[]
    items: number
    banners: { id: string; title: Text }[]
  }
}

export interface Plan {
  kiosk: { id: string; name: string; center_id: string }
  at: string
  from: string
  until: string
  now: {
    layer: Layer
    take_over: TakeOver | null
    loop: LoopItem[]
    next_change: string
    why: (NamedEntry & { why: string })[]
  }
  timeline: Segment[]
}

const at = (path: string, id: string, deed = '') => `${path}/${encodeURIComponent(id)}${deed ? `/${deed}` : ''}`

export const library = async () => (await get<{ media: MediaItem[] }>('/library')).media
export const deleteMedia = (id: string) => remove(at('/library', id))
export const contentUrl = (id: string) => `/api/v1${at('/library', id, 'content')}`
export const stillUrl = (id: string) => `/api/v1${at('/library', id, 'still')}`

export const playlists = async () => (await get<{ playlists: Playlist[] }>('/playlists')).playlists
export const savePlaylist = (order: PlaylistOrder, id?: string) =>
  post<Playlist>(id ? at('/playlists', id) : '/playlists', order)
export const deletePlaylist = (id: string) => remove(at('/playlists', id))

export const entries = async () => (await get<{ entries: Entry[] }>('/entries')).entries
export const saveEntry = (order: EntryOrder, id?: string) =>
  post<Entry & { warnings: Warning[] }>(id ? at('/entries', id) : '/entries', order)
export const approveEntry = (id: string) => post<Entry>(at('/entries', id, 'approve'))
export const deleteEntry = (id: string) => remove(at('/entries', id))

export const planOf = (kiosk: string, when?: string) => get<Plan>(`${at('/kiosks', kiosk, 'preview')}${query({ at: when })}`)
export const setTags = (kiosk: string, tags: string[]) => post<{ tags: string[] }>(at('/kiosks', kiosk, 'tags'), { tags })

export const setCenterSignage = (center: string, fallback_playlist: string, base_between_added: number) =>
  post<void>(at('/centers', center, 'signage'), { fallback_playlist, base_between_added })

// A file's bytes as they are; `progress` hears the share that is on its way, 0 to 1.
export function upload(file: File, progress: (share: number) => void): Promise<MediaItem> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/library${query({ name: file.name })}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-CSRF-Token', csrfToken())
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(new ApiError('UNREACHABLE'))
    request.onload = () => {
      let body: unknown = null
      try {
        body = JSON.parse(request.responseText)
      } catch {
        // Said by its status alone.
      }
      if (request.status === 201 && body) resolve(body as MediaItem)
      else reject(refusalIn(body, request.status))
    }
    request.send(file)
  })
}

export interface Total {
  name: string
  count: number
  shown_ms: number
  open_ms: number
  notice: boolean
}
export interface PlayReport {
  items: Total[]
  kiosks: Total[]
  days: Total[]
  count: number
  shown_ms: number
  notice_ms: number
  notice_open_ms: number
}
export const playReport = (from: string, until: string, center: string) =>
  get<PlayReport>(`/plays${query({ from, until, center })}`)
export const playCsvUrl = (from: string, until: string, center: string) =>
  `/api/v1/plays.csv${query({ from, until, center })}`

// Emergency announcements that lie ready.
export interface Template {
  id: string
  title: Text
  body: Text
  facts: Fact[]
  built_in: boolean
}
export const templates = async () => (await get<{ templates: Template[] }>('/templates')).templates
export const prepare = (one: { title: Text; body: Text; facts: Fact[] }) => post<Template>('/templates', one)
export const deleteTemplate = (id: string) => remove(at('/templates', id))
