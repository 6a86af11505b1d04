// How each urgency looks in lists and on buttons.
import type { Severity } from '@/api/types'
import type { IconName } from './icons'

export const SEVERITY_ICONS: Record<Severity, IconName> = {
  info: 'ticket-outline',
  notice: 'bell',
  urgent: 'alert',
  emergency: 'shield-account',
}

export const SEVERITY_TONES: Record<Severity, string> = {
  info: 'tone-accent',
  notice: 'tone-warn',
  urgent: 'tone-danger',
  emergency: 'tone-danger',
}
