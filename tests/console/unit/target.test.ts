import type { Center } from '@/api/types'
import { allTicked, isTicked, markOf, NO_TICKS, placesOf, search, targetOf, toggleCenter, toggleKiosk } from '@/announce/target'

const kiosk = (id: string, name: string) => ({ id, name, state: 'active', online: true, last_seen: '', version: '' })
const dongmen: Center = { id: 'd', name: { zh: '东门社区', en: 'Dongmen' }, zone: '', kiosks: [kiosk('k1', '大厅1号'), kiosk('k2', '大厅2号')] }
const beihu: Center = { id: 'b', name: { zh: '北湖社区' }, zone: '', kiosks: [kiosk('k3', '大厅')] }
const none: Center = { id: 'n', name: { zh: '南门社区' }, zone: '', kiosks: [] }
const ALL = [dongmen, beihu, none]

describe('the tree of targets', () => {
  it('ticks a centre with all its kiosks, and the ones it will have', () => {
    const ticks = toggleCenter(NO_TICKS, dongmen)
    expect(markOf(ticks, dongmen)).toBe('on')
    expect(isTicked(ticks, dongmen, dongmen.kiosks[1]!)).toBe(true)
    expect(targetOf(ticks, ALL, true)).toEqual({ all: false, centers: ['d'], kiosks: [] })
  })

  it('leaves the other kiosks when one of a ticked centre is taken out', () => {
    const ticks = toggleKiosk(toggleCenter(NO_TICKS, dongmen), dongmen, dongmen.kiosks[0]!)
    expect(markOf(ticks, dongmen)).toBe('some')
    expect(targetOf(ticks, ALL, true)).toEqual({ all: false, centers: [], kiosks: ['k2'] })
  })

  it('becomes the whole centre again when its last kiosk is ticked', () => {
    const one = toggleKiosk(NO_TICKS, dongmen, dongmen.kiosks[0]!)
    expect(markOf(one, dongmen)).toBe('some')
    const both = toggleKiosk(one, dongmen, dongmen.kiosks[1]!)
    expect(targetOf(both, ALL, true)).toEqual({ all: false, centers: ['d'], kiosks: [] })
  })

  it('says "all" only for somebody who covers the county', () => {
    expect(targetOf(allTicked(ALL), ALL, true)).toEqual({ all: true })
    expect(targetOf(allTicked(ALL), ALL, false)).toEqual({ all: false, centers: ['d', 'b', 'n'], kiosks: [] })
    expect(targetOf(NO_TICKS, [], true)).toEqual({ all: false, centers: [], kiosks: [] })
  })

  it('knows which kiosks that is', () => {
    const ids = (target: Parameters<typeof placesOf>[0]) => placesOf(target, ALL).map((place) => place.kiosk.id)
    expect(ids({ all: true })).toEqual(['k1', 'k2', 'k3'])
    expect(ids({ centers: ['b'], kiosks: ['k2'] })).toEqual(['k2', 'k3'])
  })

  it('finds centres by either name, and kiosks within them', () => {
    expect(search(ALL, 'dong').map((one) => one.id)).toEqual(['d'])
    expect(search(ALL, '2号')).toEqual([{ ...dongmen, kiosks: [dongmen.kiosks[1]] }])
    expect(search(ALL, ' ')).toEqual(ALL)
    expect(search(ALL, '西门')).toEqual([])
  })
})
