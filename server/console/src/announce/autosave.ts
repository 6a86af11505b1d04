// Keeps what is being written in this browser, so that a closed tab or an ended log-in loses nothing.
import type { Draft } from './draft'

interface Kept {
  draft: Draft
  centers: string[]
  kiosks: string[]
}

const keyOf = (staffId: string) => `linli.draft.${staffId}`

export function keep(staffId: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(staffId), JSON.stringify(kept))
  } catch {
    // A full or forbidden store: the text is still on the page.
  }
}

export function kept(staffId: string): Kept | null {
  try {
    const value = JSON.parse(localStorage.getItem(keyOf(staffId)) ?? 'null') as Kept | null
    const whole = value?.draft?.title && value.draft.body && Array.isArray(value.draft.facts) && value.centers && value.kiosks
    return whole ? value : null
  } catch {
    return null
  }
}

export function drop(staffId: string): void {
  localStorage.removeItem(keyOf(staffId))
}
