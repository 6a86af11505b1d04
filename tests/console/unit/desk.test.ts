import type { DeskRequest } from '@/api/types'
import { isWaiting, openCount, sorted } from '@/desk/requests'

const request = (id: string, kind: string, state: DeskRequest['state'], minute: number): DeskRequest => ({
  id,
  kind,
  center_id: 'c',
  kiosk_name: '大厅',
  label: '',
  reason: '',
  at: `2026-11-24T01:${String(minute).padStart(2, '0')}:00.000Z`,
  state,
  answered_by: '',
  answered_at: null,
})

describe('the desk', () => {
  const all = [
    request('closed', 'help', 'closed', 9),
    request('slip', 'slip', 'open', 8),
    request('seen', 'help', 'seen', 7),
    request('call', 'help', 'open', 5),
    request('newer call', 'help', 'open', 6),
    request('missed', 'help', 'missed', 4),
  ]

  it('puts open calls before slips, and what is over last', () => {
    expect(sorted(all).map((one) => one.id)).toEqual(['newer call', 'call', 'slip', 'seen', 'missed', 'closed'])
  })

  it('counts what nobody has answered, and keeps what somebody is on the way to', () => {
    expect(openCount(all)).toBe(3)
    expect(all.filter(isWaiting).map((one) => one.id)).toEqual(['slip', 'seen', 'call', 'newer call'])
  })
})
