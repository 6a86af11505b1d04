// An announcement's target in words, and the zone its times are shown in.
import type { Announcement, Center, Target } from '@/api/types'
import { FALLBACK_ZONE } from '@/time/zone'
import { t, words } from '@/texts'

const NAMED = 2 // more names than this are counted instead

export function targetWords(target: Target, centers: readonly Center[]): string {
  if (target.all) return t('ann.to_all')
  const parts: string[] = []
  const ids = target.centers ?? []
  const names = centers.filter((center) => ids.includes(center.id)).map((center) => words(center.name))
  if (ids.length > 0) {
    parts.push(ids.length > NAMED || names.length < ids.length ? t('ann.to_centers', { n: ids.length }) : names.join('、'))
  }
  const kiosks = target.kiosks ?? []
  const found = centers.flatMap((center) =>
    center.kiosks.filter((kiosk) => kiosks.includes(kiosk.id)).map((kiosk) => `${words(center.name)} ${kiosk.name}`),
  )
  if (kiosks.length > 0) {
    const many = kiosks.length > NAMED || found.length < kiosks.length
    parts.push(many ? t('ann.to_kiosks', { n: kiosks.length }) : found.join('、'))
  }
  return parts.join(' + ')
}

// Of the first centre it is for; a county lies in one zone.
export function zoneOf(centers: readonly Center[], target?: Target): string {
  const named = centers.find(
    (center) => target?.centers?.includes(center.id) || center.kiosks.some((kiosk) => target?.kiosks?.includes(kiosk.id)),
  )
  return (named ?? centers[0])?.zone || FALLBACK_ZONE
}

export const isOver = (one: Announcement): boolean => one.state === 'recalled' || one.state === 'expired'
