// The server's live news: one event stream for the whole console, kept open while a page listens.
import { onMounted, onUnmounted, ref, type Ref } from 'vue'
import * as server from './server'
import type { CheckIn, DeliveryState } from './types'

export interface News {
  checkin: CheckIn
  delivery: { announcement_id: string; kiosk_id: string; state: DeliveryState; applied_at: string }
  kiosk: { id: string; online: boolean }
  announcement: { id: string }
  desk: { id: string; kind: string; state: string }
  waitlist: { session_id: string }
  loan: { item_id: string }
  media: { id: string; state: string }
  signage: { playlist?: string; entry?: string }
}
type Kind = keyof News
const KINDS: readonly Kind[] = ['checkin', 'delivery', 'kiosk', 'announcement', 'desk', 'waitlist', 'loan', 'media', 'signage']

export type Listener = { [K in Kind]?: (news: News[K]) => void } & {
  // The stream has just opened: what happened before is known only by asking.
  missed?: () => void
}

const LINGER_MS = 5_000 // from one page to the next the stream stays open
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

const listeners = new Set<Listener>()
const live = ref(false)
let source: EventSource | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let leaving: ReturnType<typeof setTimeout> | undefined
let failures = 0

function tell<K extends Kind>(kind: K, text: string): void {
  let news: News[K]
  try {
    news = JSON.parse(text) as News[K]
  } catch {
    return
  }
  for (const listener of listeners) (listener[kind] as ((news: News[K]) => void) | undefined)?.(news)
}

// At once: a log-in has ended, and the next one may be somebody else's.
export function stopNews(): void {
  clearTimeout(retry)
  clearTimeout(leaving)
  source?.close()
  source = null
  live.value = false
}

function open(): void {
  source = new EventSource('/api/v1/events')
  source.onopen = () => {
    live.value = true
    failures = 0
    for (const listener of listeners) listener.missed?.()
  }
  source.onerror = () => {
    stopNews()
    // A stream does not say why it was refused: a question does, and leads to the log-in where it has ended.
    if (failures > 0) void server.whoAmI().catch(() => {})
    // Spread out, so that all browsers do not come back in the same second.
    const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++)
    retry = setTimeout(open, longest * (0.5 + Math.random() / 2))
  }
  for (const kind of KINDS) source.addEventListener(kind, (event) => tell(kind, (event as MessageEvent<string>).data))
}

// Listens while the component is shown. The answer says whether news is coming in.
export function useNews(listener: Listener): Readonly<Ref<boolean>> {
  onMounted(() => {
    clearTimeout(leaving)
    listeners.add(listener)
    if (!source && listeners.size === 1) {
      clearTimeout(retry)
      failures = 0
      open()
    }
  })
  onUnmounted(() => {
    listeners.delete(listener)
    if (listeners.size === 0) leaving = setTimeout(stopNews, LINGER_MS)
  })
  return live
}
