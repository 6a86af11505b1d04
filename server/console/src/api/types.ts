// What the server's JSON looks like; times are RFC 3339 in UTC.

export interface Text {
  zh: string
  en?: string
}

export type Severity = 'info' | 'notice' | 'urgent' | 'emergency'
export const SEVERITIES: readonly Severity[] = ['info', 'notice', 'urgent', 'emergency']

export interface Staff {
  id: string
  name: string
  short_name: string
  role: string
  is_county_admin: boolean
  center_ids: string[]
  rights: string[]
}

export interface Session {
  staff: Staff
  csrf: string
}

export interface Kiosk {
  id: string
  name: string
  state: string
  online: boolean
  last_seen: string
  version: string
  tags?: string[]
  health?: { color: 'well' | 'amber' | 'red' | 'grey'; reasons: string[] }
}

export interface Center {
  id: string
  name: Text
  zone: string // IANA
  signage?: { fallback_playlist: string; base_between_added: number }
  kiosks: Kiosk[]
}

export interface Fact {
  icon: string
  label: Text
  value: Text
}

export interface Target {
  all?: boolean
  centers?: string[]
  kiosks?: string[]
  tags_any?: string[]
}

export type AnnouncementState = 'scheduled' | 'active' | 'recalled' | 'expired' | 'pending_approval'

export interface Announcement {
  id: string
  rev: number
  severity: Severity
  title: Text
  body: Text
  facts: Fact[]
  media_id: string // its picture; empty: none
  link: string // empty: none
  publisher: Text
  target: Target
  valid_from: string
  valid_until: string
  created_by: string
  created_at: string
  approved_by: string
  state: AnnouncementState
  delivery: { applied: number; of: number; laggards?: { center_id: string; name: string }[] }
}

export interface AnnouncementOrder {
  severity: Severity
  title: Text
  body: Text
  facts: Fact[]
  link?: string
  target: Target
  valid_from?: string
  valid_until: string
}

export type DeliveryState = 'applied' | 'pending' | 'offline'

export interface Delivery {
  id: string
  name: string
  center_id: string
  center_name: Text
  state: DeliveryState
  applied_at: string | null
}

export interface CheckIn {
  event_id: string
  at: string
  received_at: string
  center_id: string
  kiosk_name: string
  session_id: string
  session_title: Text | null
  person: { resident_id: string; masked_name: string } | null
  outcome: string
  flags: string[]
  duplicate_of: string
  void: boolean
}

export interface CheckInsOfDay {
  checkins: CheckIn[]
  next: string | null
  summary: { ok: number; refused: number; by_hour: number[] }
}

export interface ClassSession {
  id: string
  center_id: string
  title: Text
  start: string
  end: string
  space_name: string
  capacity: number
  enrolled: number
  attended: number
}

export interface Dashboard {
  kiosks_online: number
  kiosks_total: number
  checkins_today: number
  ratings_today: { count: number | null; mean: number | null }
}

export interface DeskRequest {
  id: string
  kind: string // 'help', 'slip', 'pin_lock', 'item_fault'
  center_id: string
  kiosk_name: string
  label: string
  reason: string
  at: string
  state: 'open' | 'seen' | 'missed' | 'closed'
  answered_by: string
  answered_at: string | null
}

export interface Waiting {
  id: string
  session_id: string
  center_id: string
  position: number
  masked_name: string
  kiosk_name: string
  at: string
  title?: Text
  start?: string
  capacity?: number
  taken?: number
}

export interface RackItem {
  id: string
  slot: number
  state: 'free' | 'lent' | 'repair'
  tag: string
}

export interface Rack {
  id: string
  center_id: string
  kind: string
  name: Text
  place: Text
  slots: number
  items: RackItem[]
}

export interface Loan {
  id: string
  center_id: string
  item_id: string
  kind: string
  slot: number
  masked_name: string
  out: string
  due: string
  back: string | null
  how: string
  overdue: boolean
}
