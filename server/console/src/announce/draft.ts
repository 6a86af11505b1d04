// An announcement while it is written: its limits, its end by default, what is still wrong with it. The server
// has the last word; this is what it says, before it is asked.
import type { AnnouncementOrder, Fact, Severity, Target, Text } from '@/api/types'
import { fromWall, toWall } from '@/time/zone'

export interface Draft {
  severity: Severity
  title: Required<Text>
  body: Required<Text>
  facts: DraftFact[]
  link: string // shown as a code to scan; empty: none
  from: string // wall time at the centre; empty: at once
  until: string // wall time at the centre; empty: the default of the severity
}

export interface DraftFact {
  icon: string
  label: Required<Text>
  value: Required<Text>
}

export const MOST_FACTS = 4
// Names of icons that every kiosk has.
export const FACT_ICONS = [
  'clock-outline',
  'map-marker',
  'cup-water',
  'phone',
  'account-group',
  'directions',
  'information',
  'alert',
] as const

export interface Limits {
  title: number
  body: number
  label: number
  value: number
}
const ENGLISH_IS_LONGER = 4 // letters for one Han character

export function takesOver(severity: Severity): boolean {
  return severity === 'urgent' || severity === 'emergency'
}

export function limitsOf(severity: Severity): Limits {
  return takesOver(severity)
    ? { title: 8, body: 40, label: 8, value: 24 }
    : { title: 12, body: 60, label: 8, value: 24 }
}

export function limitIn(language: 'zh' | 'en', limit: number): number {
  return language === 'en' ? limit * ENGLISH_IS_LONGER : limit
}

const HOURS: Record<Severity, number> = { info: 14 * 24, notice: 7 * 24, urgent: 24, emergency: 4 }
export const LONGEST_EMERGENCY_HOURS = 24

// Characters as people count them.
export function length(text: string): number {
  return [...text.trim()].length
}

const noText = (): Required<Text> => ({ zh: '', en: '' })
export const emptyFact = (icon: string): DraftFact => ({ icon, label: noText(), value: noText() })

export function emptyDraft(): Draft {
  return { severity: 'info', title: noText(), body: noText(), facts: [], link: '', from: '', until: '' }
}

export function isEmpty(draft: Draft): boolean {
  return [draft.title, draft.body].every((text) => !text.zh && !text.en) && draft.facts.length === 0 && !draft.link
}

export interface Period {
  from: Date
  until: Date
}

export function periodOf(draft: Draft, now: Date, zone: string): Period {
  const from = draft.from ? fromWall(draft.from, zone) : now
  const until = draft.until
    ? fromWall(draft.until, zone)
    : new Date(from.getTime() + HOURS[draft.severity] * 3_600_000)
  return { from, until }
}

// The end that the severity gives, to be shown before anybody chooses another.
export function defaultUntil(draft: Draft, now: Date, zone: string): string {
  return toWall(periodOf({ ...draft, until: '' }, now, zone).until, zone)
}

export type Problems = Record<string, string>

function checkText(problems: Problems, field: string, text: Required<Text>, limit: number): void {
  if (length(text.zh) === 0) problems[`${field}.zh`] = 'MISSING'
  if (length(text.zh) > limit) problems[`${field}.zh`] = 'TOO_LONG'
  if (length(text.en) > limitIn('en', limit)) problems[`${field}.en`] = 'TOO_LONG'
}

export const LONGEST_LINK = 200

// A web address that a phone opens from a code.
export function isLink(text: string): boolean {
  return text.length <= LONGEST_LINK && /^https?:\/\/[!-.0-~][!-~]*$/.test(text)
}

export function hasTarget(target: Target): boolean {
  return Boolean(target.all) || (target.centers ?? []).length > 0 || (target.kiosks ?? []).length > 0
}

export function problemsOf(draft: Draft, target: Target, now: Date, zone: string): Problems {
  const problems: Problems = {}
  const limits = limitsOf(draft.severity)
  checkText(problems, 'title', draft.title, limits.title)
  checkText(problems, 'body', draft.body, limits.body)
  draft.facts.forEach((fact, i) => {
    checkText(problems, `facts.${i}.label`, fact.label, limits.label)
    checkText(problems, `facts.${i}.value`, fact.value, limits.value)
  })
  if (draft.link.trim() && !isLink(draft.link.trim())) problems.link = 'NOT_A_LINK'
  if (!hasTarget(target)) problems.target = 'MISSING'
  const { from, until } = periodOf(draft, now, zone)
  if (until <= from) problems.valid_until = 'NOT_AFTER_START'
  else if (until <= now) problems.valid_until = 'IN_THE_PAST'
  else if (draft.severity === 'emergency' && until.getTime() - from.getTime() > LONGEST_EMERGENCY_HOURS * 3_600_000) {
    problems.valid_until = 'TOO_FAR'
  }
  return problems
}

function sent(text: Required<Text>): Text {
  const en = text.en.trim()
  return en ? { zh: text.zh.trim(), en } : { zh: text.zh.trim() }
}

export function orderOf(draft: Draft, target: Target, now: Date, zone: string): AnnouncementOrder {
  const { from, until } = periodOf(draft, now, zone)
  const facts: Fact[] = draft.facts.map((fact) => ({
    icon: fact.icon,
    label: sent(fact.label),
    value: sent(fact.value),
  }))
  return {
    severity: draft.severity,
    title: sent(draft.title),
    body: sent(draft.body),
    facts,
    ...(draft.link.trim() ? { link: draft.link.trim() } : {}),
    target,
    ...(draft.from ? { valid_from: from.toISOString() } : {}),
    valid_until: until.toISOString(),
  }
}
