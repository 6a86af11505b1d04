// A small county for the console's tests: two centres, three kiosks, sessions around now, texts with a canary in them.

export const CANARY = '<img src=x onerror="window.linliCanary=1">'
const HOUR = 3_600_000

export function makeWorld(now = Date.now()) {
  const at = (hours) => new Date(now + hours * HOUR).toISOString()
  const kiosk = (id, name, online) => ({
    id,
    name,
    state: 'active',
    online,
    last_seen: online ? at(0) : at(-14),
    version: '0.1.0',
  })
  const centers = [
    {
      id: 'dongmen',
      name: { zh: '东门社区', en: 'Dongmen Community' },
      zone: 'Asia/Shanghai',
      kiosks: [kiosk('k1', '大厅 1 号', true), kiosk('k2', `大厅 2 号${CANARY}`, true)],
    },
    {
      id: 'donghe',
      name: { zh: `东和园社区${CANARY}`, en: 'Donghe Garden' },
      zone: 'Asia/Shanghai',
      kiosks: [kiosk('k3', '大厅', false)],
    },
  ]
  const sessions = [
    session('s1', 'dongmen', '少儿书法启蒙', 'Calligraphy for children', -1, 1, '3楼 书法教室', 20, 14, 2),
    session('s2', 'dongmen', `手机课堂${CANARY}`, 'Phone class', 2, 3.5, '2楼 多功能厅', 30, 11, 0),
    session('s3', 'donghe', '太极拳', 'Tai chi', -4, -2.5, '广场', 40, 22, 19),
  ]
  function session(id, center_id, zh, en, from, until, space_name, capacity, enrolled, attended) {
    return {
      id,
      center_id,
      title: { zh, en },
      start: at(from),
      end: at(until),
      space_name,
      capacity,
      enrolled,
      attended,
      ratings: { count: null, mean: null },
    }
  }
  const checkins = [
    checkIn('e3', 's1', '王*和', -0.2),
    checkIn('e2', 's1', `李*${CANARY}`, -0.5, { flags: ['late', 'walk_in'] }),
    checkIn('e1', '', null, -1.5, { outcome: 'EXPIRED' }),
  ]
  function checkIn(event_id, session_id, name, hours, more = {}) {
    const found = sessions.find((one) => one.id === session_id)
    return {
      event_id,
      at: at(hours),
      received_at: at(hours),
      center_id: 'dongmen',
      kiosk_name: '大厅 1 号',
      session_id,
      session_title: found?.title ?? null,
      person: name ? { resident_id: `r-${event_id}`, masked_name: name } : null,
      outcome: 'OK',
      flags: [],
      duplicate_of: '',
      review: '',
      void: false,
      ...more,
    }
  }
  return { centers, sessions, checkins, checkIn, announcements: [], deliveries: new Map() }
}

const RIGHTS = ['publish.info', 'publish.notice', 'publish.urgent', 'approve.emergency', 'checkins.read', 'audit.read', 'signage.edit']
export const STAFF = {
  'zhang.min': {
    id: 'a1',
    name: '张敏',
    short_name: '张敏',
    role: 'county_admin',
    is_county_admin: true,
    center_ids: [],
    rights: ['centers.read', ...RIGHTS],
  },
  'li.qiang': {
    id: 'a2',
    name: '李强',
    short_name: '李强',
    role: 'supervisor',
    is_county_admin: false,
    center_ids: ['dongmen'],
    rights: ['centers.read'],
  },
}
export const PASSWORD = 'four unrelated words'
