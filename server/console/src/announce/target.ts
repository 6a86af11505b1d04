// Whom an announcement is for, as ticks on a tree of centres and their kiosks.
import type { Center, Kiosk, Target } from '@/api/types'

// What is ticked. A ticked centre means all its kiosks, and those it will have.
export interface Ticks {
  centers: ReadonlySet<string>
  kiosks: ReadonlySet<string>
}

export const NO_TICKS: Ticks = { centers: new Set(), kiosks: new Set() }
export type Mark = 'on' | 'some' | 'off'

export function allTicked(centers: readonly Center[]): Ticks {
  return { centers: new Set(centers.map((center) => center.id)), kiosks: new Set() }
}

export function markOf(ticks: Ticks, center: Center): Mark {
  if (ticks.centers.has(center.id)) return 'on'
  return center.kiosks.some((kiosk) => ticks.kiosks.has(kiosk.id)) ? 'some' : 'off'
}

export const isTicked = (ticks: Ticks, center: Center, kiosk: Kiosk): boolean =>
  ticks.centers.has(center.id) || ticks.kiosks.has(kiosk.id)

export function toggleCenter(ticks: Ticks, center: Center): Ticks {
  const centers = new Set(ticks.centers)
  const kiosks = new Set(ticks.kiosks)
  for (const kiosk of center.kiosks) kiosks.delete(kiosk.id)
  if (!centers.delete(center.id)) centers.add(center.id)
  return { centers, kiosks }
}

export function toggleKiosk(ticks: Ticks, center: Center, kiosk: Kiosk): Ticks {
  const centers = new Set(ticks.centers)
  const kiosks = new Set(ticks.kiosks)
  if (centers.delete(center.id)) {
    for (const one of center.kiosks) if (one.id !== kiosk.id) kiosks.add(one.id)
  } else if (!kiosks.delete(kiosk.id)) {
    kiosks.add(kiosk.id)
    if (center.kiosks.every((one) => kiosks.has(one.id))) {
      for (const one of center.kiosks) kiosks.delete(one.id)
      centers.add(center.id)
    }
  }
  return { centers, kiosks }
}

// `everywhere`: the person may speak to the whole county, so all centres become "all".
export function targetOf(ticks: Ticks, centers: readonly Center[], everywhere: boolean): Target {
  const all = everywhere && centers.length > 0 && centers.every((center) => ticks.centers.has(center.id))
  return all ? { all: true } : { all: false, centers: [...ticks.centers], kiosks: [...ticks.kiosks] }
}

export interface Place {
  center: Center
  kiosk: Kiosk
}

export function placesOf(target: Target, centers: readonly Center[]): Place[] {
  return centers.flatMap((center) =>
    center.kiosks
      .filter((kiosk) => target.all || target.centers?.includes(center.id) || target.kiosks?.includes(kiosk.id))
      .map((kiosk) => ({ center, kiosk })),
  )
}

// Centres and kiosks whose names hold the words; a centre that matches keeps all its kiosks.
export function search(centers: readonly Center[], asked: string): Center[] {
  const wanted = asked.trim().toLowerCase()
  if (!wanted) return [...centers]
  const holds = (text: string | undefined) => text?.toLowerCase().includes(wanted) ?? false
  return centers.flatMap((center) => {
    if (holds(center.name.zh) || holds(center.name.en)) return [center]
    const kiosks = center.kiosks.filter((kiosk) => holds(kiosk.name))
    return kiosks.length > 0 ? [{ ...center, kiosks }] : []
  })
}
