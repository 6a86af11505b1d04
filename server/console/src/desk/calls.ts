// The desk's requests while somebody is logged in: kept fresh by the news, heard wherever in the console one is.
import { computed, ref, shallowRef } from 'vue'
import { useNews } from '@/api/events'
import { asApiError } from '@/api/load'
import type { ApiError } from '@/api/client'
import * as server from '@/api/server'
import { may } from '@/api/session'
import type { DeskRequest } from '@/api/types'
import { chime } from './chime'
import { openCount } from './requests'

const STORED = 'linli.desk.quiet'
const REPEAT_MS = 10_000

export const requests = shallowRef<DeskRequest[]>()
export const problem = shallowRef<ApiError | null>(null)
export const quiet = ref(localStorage.getItem(STORED) === '1')
export const waitingNow = computed(() => openCount(requests.value ?? []))

export function setQuiet(value: boolean): void {
  quiet.value = value
  localStorage.setItem(STORED, value ? '1' : '0')
}

const helpIsOpen = () => (requests.value ?? []).some((one) => one.kind === 'help' && one.state === 'open')

let repeat: ReturnType<typeof setTimeout> | undefined
// Sounds until somebody has answered.
function ring(): void {
  clearTimeout(repeat)
  if (quiet.value || !helpIsOpen()) return
  chime()
  repeat = setTimeout(ring, REPEAT_MS)
}

export async function reload(): Promise<void> {
  if (!may('desk.serve')) return
  const before = new Set((requests.value ?? []).filter((one) => one.state === 'open').map((one) => one.id))
  try {
    requests.value = await server.deskRequests()
    problem.value = null
  } catch (error) {
    problem.value = asApiError(error)
    return
  }
  if (requests.value.some((one) => one.kind === 'help' && one.state === 'open' && !before.has(one.id))) ring()
}

// In the frame around all pages.
export function useCalls(): void {
  useNews({ desk: () => void reload(), missed: () => void reload() })
}
