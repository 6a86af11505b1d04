// What the screens play in the county of the console's tests: three files, a list, its schedule, a day of a kiosk.
import { CANARY } from './world.mjs'

const NO_TEXT = { zh: '', en: '' }
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
  'base64',
)

const item = (media, headline) => ({
  id: `i-${media}`,
  media,
  category: NO_TEXT,
  headline: { zh: headline },
  fact: NO_TEXT,
  dwell_ms: 10_000,
  fit: 'cover',
  transition: 'fade',
  transition_ms: 600,
  mute: true,
  full_screen: false,
  valid_from: null,
  valid_until: null,
})

export class Signage {
  saved = [] // what was posted: [path, body]
  media = [
    { id: 'm1', name: '书法班.png', state: 'ready', kind: 'image', width: 1920, height: 1080, bytes: 240_000, used_by: 1 },
    { id: 'm2', name: `宣传片${CANARY}.mp4`, state: 'ready', kind: 'video', width: 1920, height: 1080, bytes: 9_000_000, duration_ms: 65_000, used_by: 0 },
    { id: 'm3', name: '社区活动.pptx', state: 'rejected', reason: 'OFFICE', used_by: 0 },
  ].map((one) => ({ center_id: '', reason: '', upload_bytes: 1, created_by: '张敏', created_at: new Date().toISOString(), ...one }))
  lists = [
    {
      id: 'p1',
      rev: 1,
      name: '大厅日常播放',
      order: 'sequence',
      items: [item('m1', '周末少儿书法'), item('m2', `邻居登台${CANARY}`)],
      center_id: '',
      changed_by: '张敏',
      changed_at: new Date().toISOString(),
      may_edit: true,
      used_by: ['白天'],
    },
  ]
  entries = [this.entry({ id: 'e1', name: `白天${CANARY}`, playlist_id: 'p1' })]

  entry(part) {
    return {
      rev: 1,
      target: { all: true },
      action: 'base',
      priority: 10,
      order: 0,
      date_from: null,
      date_to: null,
      days: [1, 2, 3, 4, 5],
      all_day: false,
      time_from: '08:00',
      time_to: '20:00',
      skip_dates: [],
      only_when: 'any',
      state: 'published',
      created_by: '李强',
      approved_by: '',
      changed_at: new Date().toISOString(),
      may_edit: true,
      ...part,
    }
  }

  // The day around now, with the list on from eight to twenty.
  plan(id) {
    const now = Date.now()
    const from = now - (now % 86_400_000)
    const hour = (n) => new Date(from + n * 3_600_000).toISOString()
    const shows = (layer, entries) => ({ layer, take_over: null, entries, items: 2, banners: [] })
    const entry = { id: 'e1', name: this.entries[0]?.name ?? '', action: 'base', priority: 10 }
    return {
      kiosk: { id, name: '大厅', center_id: 'dongmen' },
      at: new Date(now).toISOString(),
      from: hour(0),
      until: hour(24),
      now: {
        layer: 'base',
        take_over: null,
        loop: this.lists[0].items.map((one) => ({ ...one, entry_id: 'e1', name: one.headline.zh, kind: 'image' })),
        banners: [],
        ticker: [],
        next_change: hour(20),
        why: [{ ...entry, why: 'playing' }],
      },
      timeline: [
        { from: hour(0), until: hour(8), shows: shows('card', []) },
        { from: hour(8), until: hour(20), shows: shows('base', [entry]) },
        { from: hour(20), until: hour(24), shows: shows('card', []) },
      ],
    }
  }

  report() {
    const total = (name, hours, notice = false) => ({ name, count: hours * 360, shown_ms: hours * 3_600_000, open_ms: 0, notice })
    const days = Array.from({ length: 14 }, (_, i) => total(`2026-11-${10 + i}`, 20 + i))
    return {
      items: [total('书法班.png', 120), total(`停水${CANARY}`, 30, true)],
      kiosks: [total('东门社区 大厅 1 号', 150)],
      days,
      count: 54_000,
      shown_ms: 150 * 3_600_000,
      notice_ms: 30 * 3_600_000,
      notice_open_ms: 22 * 3_600_000,
    }
  }

  // The answer, or undefined where the path is none of ours.
  api(method, path, body, response) {
    if (method === 'GET') return this.read(path, response)
    const order = body && method === 'POST' ? JSON.parse(body) : {}
    this.saved.push([`${method} ${path}`, order])
    if (method === 'DELETE') return /^\/(library|playlists|entries|templates)\//.test(path) ? null : undefined
    if (path === '/playlists') return { status: 201, json: this.keep(this.lists, { ...this.lists[0], ...order, id: 'p2', used_by: [] }) }
    if (path.startsWith('/playlists/')) return Object.assign(this.lists[0], order)
    if (path === '/entries' && order.time_from && order.time_from === order.time_to) {
      return { status: 422, json: { error: { code: 'INVALID', message: '', fields: { time_to: 'EQUALS_START' } } } }
    }
    if (path === '/entries') return { status: 201, json: { ...this.keep(this.entries, this.entry({ ...order, id: 'e2' })), warnings: [] } }
    return undefined
  }

  keep(list, one) {
    list.push(one)
    return one
  }

  read(path, response) {
    if (path === '/library') return { media: this.media }
    if (path === '/playlists') return { playlists: this.lists }
    if (path === '/entries') return { entries: this.entries }
    if (path === '/plays') return this.report()
    if (path === '/templates') {
      const fire = { id: 'built-in-fire', title: { zh: '火警疏散', en: 'Fire: leave now' }, body: { zh: '请立即离开，不要乘电梯。', en: 'Leave now.' }, facts: [], built_in: true }
      return { templates: [fire] }
    }
    if (/^\/library\/[^/]+\/(still|content)$/.test(path)) {
      response.writeHead(200, { 'Content-Type': 'image/png' })
      response.end(PICTURE)
      return undefined
    }
    const kiosk = /^\/kiosks\/([^/]+)\/preview$/.exec(path)
    return kiosk ? this.plan(kiosk[1]) : undefined
  }
}
