// What staff are asked for, in the order in which it wants them: open calls first, then what is on its way.
import type { DeskRequest } from '@/api/types'

const RANK: Record<string, number> = { open: 0, seen: 1, missed: 2, closed: 3 }

export function sorted(requests: readonly DeskRequest[]): DeskRequest[] {
  const urgent = (one: DeskRequest) => (one.kind === 'help' ? 0 : 1)
  return [...requests].sort((a, b) => {
    const state = (RANK[a.state] ?? 9) - (RANK[b.state] ?? 9)
    if (state !== 0) return state
    if (a.state === 'open' && urgent(a) !== urgent(b)) return urgent(a) - urgent(b)
    return b.at.localeCompare(a.at)
  })
}

export const isWaiting = (one: DeskRequest): boolean => one.state === 'open' || one.state === 'seen'

// How many want somebody now, for the badge.
export const openCount = (requests: readonly DeskRequest[]): number =>
  requests.filter((one) => one.state === 'open').length
