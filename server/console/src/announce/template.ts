// A prepared emergency as the draft that is written next.
import type { Template } from '@/api/signage'
import * as autosave from './autosave'
import { emptyDraft, type Draft } from './draft'

export function draftFrom(template: Template): Draft {
  const both = (text: { zh: string; en?: string }) => ({ zh: text.zh, en: text.en ?? '' })
  return {
    ...emptyDraft(),
    severity: 'emergency',
    title: both(template.title),
    body: both(template.body),
    facts: template.facts.map((fact) => ({ icon: fact.icon, label: both(fact.label), value: both(fact.value) })),
  }
}

// Takes the place of what this person was writing.
export function take(template: Template, staffId: string): void {
  autosave.keep(staffId, { draft: draftFrom(template), centers: [], kiosks: [] })
}
