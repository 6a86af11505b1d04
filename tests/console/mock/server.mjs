// Stands in for linli-server in the console's browser tests: the built console, its headers, and the console's API.
//   node tests/console/mock/server.mjs DIST [PORT]
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Signage } from './signage.mjs'
import { CANARY, makeWorld, PASSWORD, STAFF } from './world.mjs'

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const DELIVERY_MS = 150

const isOver = (one) => one.state === 'recalled' || Date.parse(one.valid_until) <= Date.now()

class Refusal extends Error {
  constructor(status, code, fields) {
    super(code)
    Object.assign(this, { status, code, fields })
  }
}

export class MockServer {
  world = makeWorld()
  signage = new Signage()
  streams = new Set()
  tokens = new Map()
  failing = new Set() // paths that answer 500

  constructor(dist) {
    this.dist = resolve(dist)
    this.http = createServer((request, response) => void this.serve(request, response))
  }

  listen(port = 0) {
    return new Promise((done) => {
      this.http.listen(port, '127.0.0.1', () => done(`http://127.0.0.1:${this.http.address().port}`))
    })
  }

  close() {
    for (const stream of this.streams) stream.end()
    this.http.closeAllConnections()
    this.http.close()
  }

  tell(event, data) {
    for (const stream of this.streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  checkIn(...parts) {
    const made = this.world.checkIn(...parts)
    this.world.checkins.unshift(made)
    const session = this.world.sessions.find((one) => one.id === made.session_id)
    if (session) session.attended += 1
    this.tell('checkin', made)
  }

  endLogIns() {
    this.tokens.clear()
  }

  async serve(request, response) {
    const url = new URL(request.url, 'http://localhost')
    try {
      if (!url.pathname.startsWith('/api/')) return this.file(url.pathname, response)
      const body = await textOf(request)
      const answer = this.api(request, url, body, response)
      if (answer !== undefined) send(response, answer === null ? 204 : (answer.status ?? 200), answer?.json ?? answer)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      send(response, error.status, { error: { code: error.code, message: error.code, fields: error.fields } })
    }
  }

  file(path, response) {
    const asked = join(this.dist, path)
    const isFile = asked.startsWith(this.dist) && existsSync(asked) && statSync(asked).isFile()
    const found = isFile ? asked : join(this.dist, 'index.html')
    response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY })
    createReadStream(found).pipe(response)
  }

  api(request, url, body, response) {
    const path = url.pathname.slice('/api/v1'.length)
    const { method } = request
    if (this.failing.has(path)) throw new Refusal(500, 'HTTP_500')
    const route = `${method} ${path}`
    if (method !== 'GET' && request.headers['content-type'] !== 'application/json') throw new Refusal(403, 'FORGED')
    if (route === 'POST /session') return this.logIn(JSON.parse(body), response)
    if (route === 'POST /session/password') return this.setPassword(JSON.parse(body))
    const session = this.tokens.get(/linli=(\w+)/.exec(request.headers.cookie ?? '')?.[1])
    if (!session) throw new Refusal(401, 'LOGIN')
    if (method !== 'GET' && request.headers['x-csrf-token'] !== session.csrf) throw new Refusal(403, 'FORGED')
    if (route === 'GET /session') return session
    if (route === 'DELETE /session') return this.tokens.clear(), null
    if (route === 'GET /events') return this.stream(response)
    if (route === 'POST /announcements') return { status: 201, json: this.publish(JSON.parse(body), session.staff) }
    const one = /^\/announcements\/([^/]+)\/(recall|delivery)$/.exec(path)
    if (one) return one[2] === 'recall' ? this.recall(one[1]) : this.delivery(one[1])
    const played = this.signage.api(method, path, body, response)
    if (played !== undefined || response.writableEnded) return played
    if (method === 'GET') return this.read(path, url.searchParams)
    throw new Refusal(404, 'NOT_FOUND')
  }

  read(path, query) {
    const { centers, sessions, checkins, announcements } = this.world
    const here = (one) => !query.get('center') || one.center_id === query.get('center')
    if (path === '/centers') return { centers }
    if (path === '/announcements') {
      const past = query.get('state') === 'past'
      return { announcements: announcements.filter((one) => isOver(one) === past).map((one) => this.shown(one)) }
    }
    if (path === '/sessions') return { sessions: sessions.filter(here) }
    if (path === '/checkins') return { checkins: checkins.filter(here), next: null, summary: summaryOf(checkins.filter(here)) }
    const attendance = /^\/sessions\/([^/]+)\/attendance$/.exec(path)
    if (attendance) return { people: checkins.filter((one) => one.session_id === attendance[1]) }
    if (path === '/dashboard') {
      const kiosks = centers.flatMap((center) => center.kiosks)
      return {
        kiosks_online: kiosks.filter((kiosk) => kiosk.online).length,
        kiosks_total: kiosks.length,
        checkins_today: summaryOf(checkins).ok,
        ratings_today: { count: null, mean: null },
      }
    }
    throw new Refusal(404, 'NOT_FOUND')
  }

  logIn({ name, password }, response) {
    if (!STAFF[name] || password !== PASSWORD) throw new Refusal(401, 'WRONG_LOGIN')
    const token = `t${this.tokens.size}${Date.now()}`
    const session = { staff: STAFF[name], csrf: `c${token}` }
    this.tokens.set(token, session)
    response.setHeader('Set-Cookie', `linli=${token}; Path=/; HttpOnly; SameSite=Strict`)
    return session
  }

  setPassword({ token, password }) {
    if (password.length < 10) throw new Refusal(422, 'INVALID', { password: 'TOO_SHORT' })
    if (token !== 'once') throw new Refusal(404, 'LINK_USED')
    return null
  }

  stream(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(': hello\n\n')
    this.streams.add(response)
    response.on('close', () => this.streams.delete(response))
    return undefined
  }

  targetsOf(one) {
    const { all, centers = [], kiosks = [] } = one.target
    return this.world.centers.flatMap((center) =>
      center.kiosks
        .filter((kiosk) => all || centers.includes(center.id) || kiosks.includes(kiosk.id))
        .map((kiosk) => ({ center, kiosk })),
    )
  }

  shown(one) {
    const places = this.targetsOf(one)
    const applied = places.filter(({ kiosk }) => this.world.deliveries.has(`${one.id} ${kiosk.id}`)).length
    return { ...one, delivery: { applied, of: places.length } }
  }

  publish(order, staff) {
    if ([...order.title.zh].length > 12) throw new Refusal(422, 'INVALID', { 'title.zh': 'TOO_LONG' })
    const now = new Date().toISOString()
    const one = {
      ...order,
      id: `a${this.world.announcements.length + 1}`,
      rev: 1,
      publisher: { zh: staff.short_name },
      valid_from: order.valid_from ?? now,
      created_by: staff.short_name,
      created_at: now,
      approved_by: '',
      state: order.severity === 'emergency' ? 'pending_approval' : 'active',
    }
    this.world.announcements.unshift(one)
    this.tell('announcement', { id: one.id })
    const online = this.targetsOf(one).filter(({ kiosk }) => kiosk.online)
    online.forEach(({ kiosk }, i) => setTimeout(() => this.deliver(one, kiosk), DELIVERY_MS * (i + 1)))
    return this.shown(one)
  }

  deliver(one, kiosk) {
    const applied_at = new Date().toISOString()
    this.world.deliveries.set(`${one.id} ${kiosk.id}`, applied_at)
    this.tell('delivery', { announcement_id: one.id, kiosk_id: kiosk.id, state: 'applied', applied_at })
  }

  found(id) {
    const one = this.world.announcements.find((some) => some.id === id)
    if (!one) throw new Refusal(404, 'NOT_FOUND')
    return one
  }

  recall(id) {
    const one = this.found(id)
    one.state = 'recalled'
    this.tell('announcement', { id })
    return this.shown(one)
  }

  delivery(id) {
    const kiosks = this.targetsOf(this.found(id)).map(({ center, kiosk }) => {
      const applied_at = this.world.deliveries.get(`${id} ${kiosk.id}`) ?? null
      const state = applied_at ? 'applied' : kiosk.online ? 'pending' : 'offline'
      return { id: kiosk.id, name: kiosk.name, center_id: center.id, center_name: center.name, state, applied_at }
    })
    return { kiosks }
  }
}

function summaryOf(checkins) {
  const by_hour = Array(24).fill(0)
  const fine = checkins.filter((one) => one.outcome === 'OK' && !one.void)
  for (const one of fine) by_hour[(new Date(one.at).getUTCHours() + 8) % 24] += 1
  return { ok: fine.length, refused: checkins.filter((one) => one.outcome !== 'OK').length, by_hour }
}

async function textOf(request) {
  let text = ''
  for await (const part of request) text += part
  return text
}

function send(response, status, json) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(status === 204 ? '' : JSON.stringify(json))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dist, port = '8090'] = process.argv.slice(2)
  const server = new MockServer(dist)
  console.log(`${await server.listen(Number(port))}: log in as ${Object.keys(STAFF).join(' or ')}, password "${PASSWORD}"`)
  console.log(`texts hold the canary ${CANARY}`)
}
