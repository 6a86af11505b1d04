// The server's routes by name.
import { get, post, query, remove } from './client'
import type {
  Announcement,
  AnnouncementOrder,
  Center,
  CheckIn,
  CheckInsOfDay,
  ClassSession,
  Dashboard,
  Delivery,
  DeskRequest,
  Loan,
  Rack,
  Session,
  Waiting,
} from './types'

export const logIn = (name: string, password: string) => post<Session>('/session', { name, password })
export const whoAmI = () => get<Session>('/session')
export const logOut = () => remove('/session')
export const setPassword = (token: string, password: string) => post<void>('/session/password', { token, password })

export const centers = async () => (await get<{ centers: Center[] }>('/centers')).centers
export const dashboard = () => get<Dashboard>('/dashboard')

export const announcements = async (state: 'active' | 'past') =>
  (await get<{ announcements: Announcement[] }>(`/announcements${query({ state })}`)).announcements
export const publish = (order: AnnouncementOrder) => post<Announcement>('/announcements', order)
export const approve = (id: string) => post<Announcement>(`/announcements/${encodeURIComponent(id)}/approve`)
export const recall = (id: string) => post<Announcement>(`/announcements/${encodeURIComponent(id)}/recall`)
export const deliveryOf = async (id: string) =>
  (await get<{ kiosks: Delivery[] }>(`/announcements/${encodeURIComponent(id)}/delivery`)).kiosks

export const checkIns = (center: string, cursor?: string) =>
  get<CheckInsOfDay>(`/checkins${query({ center, cursor })}`)
export const sessions = async (center: string) =>
  (await get<{ sessions: ClassSession[] }>(`/sessions${query({ center })}`)).sessions
export const attendance = async (id: string) =>
  (await get<{ people: CheckIn[] }>(`/sessions/${encodeURIComponent(id)}/attendance`)).people

// There is no route for one announcement: it is in one of the two lists.
export async function announcement(id: string): Promise<Announcement | undefined> {
  for (const state of ['active', 'past'] as const) {
    const found = (await announcements(state)).find((one) => one.id === id)
    if (found) return found
  }
  return undefined
}

const at = (path: string, id: string, deed: string) => `${path}/${encodeURIComponent(id)}/${deed}`
export const deskRequests = async () => (await get<{ requests: DeskRequest[] }>('/desk/requests')).requests
export const seeRequest = (id: string) => post<DeskRequest>(at('/desk/requests', id, 'seen'))
export const closeRequest = (id: string) => post<DeskRequest>(at('/desk/requests', id, 'close'))
export const waiting = async () => (await get<{ waiting: Waiting[] }>('/waitlist')).waiting
export const placeWaiting = (id: string) => post<void>(at('/waitlist', id, 'place'))
export const dropWaiting = (id: string) => post<void>(at('/waitlist', id, 'drop'))
export const racks = async () => (await get<{ racks: Rack[] }>('/racks')).racks
export const loans = async () => (await get<{ loans: Loan[] }>('/loans')).loans
export const takeLoanBack = (id: string) => post<Loan>(at('/loans', id, 'return'))
export const setItemState = (id: string, state: 'free' | 'repair') => post<void>(at('/items', id, 'state'), { state })
export const renewPin = () => post<{ pin: string }>('/session/pin')
