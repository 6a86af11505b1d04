// A real county for the console: linli-server with the demo county, and a real kiosk, in a directory of their own.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const PATIENCE_MS = Number(process.env.LINLI_PATIENCE ?? 20) * 1000
// How far away everybody is from the server: milliseconds each way. And the server's port, where it must be a known one.
const DELAY_MS = Number(process.env.LINLI_DELAY_MS ?? 0)
const PORT = Number(process.env.LINLI_PORT ?? 0)
export const STAFF = 'zhang.min'
export const STAFF_PASSWORD = 'four unrelated words'

export async function until(what, question, patience = PATIENCE_MS) {
  const end = Date.now() + patience
  for (;;) {
    const answer = await question()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`never happened: ${what}`)
    await new Promise((done) => setTimeout(done, 5))
  }
}

function firstLine(child, name) {
  return new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done)
    child.once('exit', () => fail(new Error(`${name} did not start`)))
  })
}

export class County {
  children = []

  // `at`: when server and kiosk believe to start.
  constructor(bin, at) {
    this.bin = bin
    this.at = at ? ['--at', at] : []
    this.home = mkdtempSync(join(tmpdir(), 'linli-county-'))
    this.data = join(this.home, 'server')
  }

  run(program, ...words) {
    const done = spawnSync(join(this.bin, program), words, { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${program} ${words.join(' ')}: ${done.stderr || done.error}`)
    return done.stdout.trim()
  }

  log(name) {
    return openSync(join(this.home, `${name}.log`), 'a')
  }

  admin(...words) {
    return this.run('linli-admin', '--data', this.data, ...words)
  }

  async open() {
    this.admin('demo', 'load')
    const server = spawn(join(this.bin, 'linli-server'), ['--data', this.data, '--listen', `127.0.0.1:${PORT}`, ...this.at], {
      stdio: ['ignore', 'pipe', this.log('server')],
    })
    this.children.push(server)
    const line = await firstLine(server, 'the server')
    const address = /http:\S+/.exec(line)[0]
    this.address = DELAY_MS > 0 ? await this.longLine(new URL(address)) : address
    this.center = this.admin('center', 'list').split('\n')[0].split('\t')[0]
    return this
  }

  async longLine({ hostname, port }) {
    const script = fileURLToPath(new URL('long_line.mjs', import.meta.url))
    const line = spawn(process.execPath, [script, hostname, port, String(DELAY_MS)], {
      stdio: ['ignore', 'pipe', this.log('line')],
    })
    this.children.push(line)
    return firstLine(line, 'the line')
  }

  // The path of a one-time link for a new administrator.
  invite() {
    const link = /\/set-password\?token=\S+/.exec(this.admin('admin', 'create', STAFF))
    if (!link) throw new Error('linli-admin printed no link')
    return link[0]
  }

  async kiosk() {
    const data = join(this.home, 'kiosk')
    const control = join(this.home, 'control')
    const code = this.admin('kiosk', 'code', '--center', this.center)
    this.run('linli-kiosk', 'enrol', '--server', this.address, '--code', code, '--data', data)
    this.children.push(
      spawn(join(this.bin, 'linli-kiosk'), ['--data', data, '--headless', '--control', control, ...this.at], {
        stdio: ['ignore', this.log('kiosk'), this.log('kiosk')],
      }),
    )
    return Kiosk.connect(control)
  }

  // A resident with a pass and enrolments in this centre: { name, sessions, card }.
  resident(index = 0) {
    const [id, name, sessions] = this.admin('resident', 'list', '--center', this.center).split('\n')[index].split('\t')
    return { name, sessions: sessions.split(','), card: this.admin('pass', 'issue', '--resident', id).split('\n')[0] }
  }

  // With `keep`, its files stay for somebody to look at.
  async close(keep = false) {
    for (const child of this.children.reverse()) {
      if (child.exitCode !== null) continue
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    }
    if (keep) console.log(`logs and databases are in ${this.home}`)
    else rmSync(this.home, { recursive: true, force: true })
  }
}

// A kiosk by its control socket: one JSON object a line, each way.
class Kiosk {
  waiting = []

  static async connect(path) {
    const kiosk = new Kiosk()
    await until('the control socket opens', () => kiosk.tryToConnect(path))
    await until('content arrives', async () => (await kiosk.ask({ do: 'state' })).content?.announcements)
    return kiosk
  }

  tryToConnect(path) {
    return new Promise((done) => {
      const socket = createConnection(path)
      socket.once('error', () => done(false))
      socket.once('connect', () => {
        this.socket = socket
        createInterface({ input: socket }).on('line', (line) => this.waiting.shift()?.(JSON.parse(line)))
        done(true)
      })
    })
  }

  ask(order) {
    return new Promise((done) => {
      this.waiting.push(done)
      this.socket.write(`${JSON.stringify(order)}\n`)
    })
  }

  async shows(text) {
    return (await this.ask({ do: 'look' })).texts.some((shown) => shown.includes(text))
  }

  waitFor(text, patience) {
    return until(`the screen shows ${text}`, () => this.shows(text), patience)
  }

  waitUntilGone(text, patience) {
    return until(`the screen no longer shows ${text}`, async () => !(await this.shows(text)), patience)
  }
}
