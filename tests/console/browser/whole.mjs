// The console in a real Chromium on the real server, with a real kiosk beside it: a one-time link, urgent
// announcements timed from the button to the kiosk's frame, and a check-in that appears by itself.
//   node tests/console/browser/whole.mjs BIN      where linli-server, linli-admin and linli-kiosk lie
// LINLI_RUNS: announcements (20). LINLI_LIMIT_MS: longest median (1000). LINLI_SHOTS: a folder for pictures.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Browser, check, logIn, PHONE, widerBy } from './browser.mjs'
import { County, STAFF, STAFF_PASSWORD, until } from './county.mjs'

const bin = process.argv[2]
if (!bin) {
  console.error('usage: whole.mjs BIN')
  process.exit(2)
}
const runs = Number(process.env.LINLI_RUNS ?? 20)
const limit = Number(process.env.LINLI_LIMIT_MS ?? 1000)
const shots = process.env.LINLI_SHOTS
if (shots) mkdirSync(shots, { recursive: true })
const shot = async (page, name) => {
  if (shots) await page.screenshot({ path: join(shots, `real-${name}.png`), animations: 'disabled' })
}

async function setPassword(page, county) {
  await page.goto(county.address + county.invite())
  const fields = page.locator('input[type=password]')
  await fields.nth(0).fill(STAFF_PASSWORD)
  await fields.nth(1).fill(STAFF_PASSWORD)
  await page.locator('form button.primary').click()
  await page.waitForURL('**/login?set=1')
  await logIn(page, county.address, STAFF, STAFF_PASSWORD)
  await page.waitForURL(`${county.address}/`)
  await page.waitForSelector('.figure')
}

async function write(page, address, title) {
  await page.goto(`${address}/announcements/new`)
  await page.click('label.choice.urgent')
  await page.fill('input[data-test=title]', title)
  await page.fill('textarea[data-test=body]', '因主管道抢修，今天临时停水。请提前储水。')
  await page.click('[data-test=add-fact]')
  await page.fill('.label-field', '停水时间')
  await page.fill('.value-field', '今天 10:30 – 18:00')
  await page.locator('.centers label.tick').first().click()
  await page.waitForFunction(() => document.querySelector('[data-test=estimate]')?.textContent.includes('1'))
}

// Milliseconds from the press of a button to `done`.
async function timed(page, button, done) {
  const wait = done()
  const start = performance.now()
  await page.click(button)
  await wait
  return performance.now() - start
}

async function announceAndRecall(page, county, kiosk, title, first) {
  await write(page, county.address, title)
  if (first) await shot(page, 'write')
  await page.click('[data-test=publish]')
  const shown = await timed(page, 'dialog[open] [data-test=confirm]', () => kiosk.waitFor(title))
  await page.waitForURL(/\/announcements\/[0-9a-f-]{36}$/)
  await page.waitForSelector('[data-kiosk][data-state=applied]')
  if (first) {
    await shot(page, 'delivered')
    if (shots) await kiosk.ask({ do: 'shot', path: resolve(shots, 'real-kiosk-urgent.png') })
  }
  await page.click('[data-test=recall]')
  const gone = await timed(page, 'dialog[open] [data-test=confirm]', () => kiosk.waitUntilGone(title))
  await page.waitForFunction(() => document.querySelector('[data-test=recall]') === null)
  return { shown, gone }
}

function report(what, times) {
  const sorted = [...times].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]
  console.log(`${what}: median ${median.toFixed(0)} ms, worst ${sorted.at(-1).toFixed(0)} ms, ${times.length} runs`)
  return median
}

async function checkIn(page, county, kiosk) {
  const { name, sessions, card } = county.resident()
  await page.goto(`${county.address}/checkins`)
  await page.waitForSelector('.mark.online')
  await kiosk.ask({ do: 'scan', text: card })
  const outcome = await until('the kiosk answers', async () => {
    const { screen, elements } = await kiosk.ask({ do: 'look' })
    if (screen === 'choose' && elements.some((one) => one.id === 'choose.go' && one.enabled)) {
      await kiosk.ask({ do: 'tap', id: 'choose.go' })
    }
    return ['success', 'refused'].includes(screen) && screen
  })
  check(outcome === 'success', `the check-in to succeed, not to be ${outcome}`)
  const row = page.locator('[data-test=check-ins] tr[data-event]', { hasText: name }).first()
  await row.waitFor()
  // After midnight the class that is on began yesterday, and is not in today's list.
  const listed = () => page.evaluate((ids) => ids.some((id) => document.querySelector(`[data-session="${id}"]`)), sessions)
  await page.waitForSelector('[data-session]')
  if (!(await listed())) return console.log('the class began yesterday: its list is not looked at')
  const counted = (ids) => {
    const words = (id) => document.querySelector(`[data-session="${id}"] .small`)?.textContent.trim() ?? ''
    return ids.find((id) => /· 1 /.test(words(id)))
  }
  const session = await until('the session counts one', () => page.evaluate(counted, sessions), 8_000).catch(() => null)
  if (!session) return console.log('no class of today counts one: its list is not looked at')
  await page.click(`[data-session="${session}"]`)
  await page.locator('[data-test=attendance]', { hasText: name }).waitFor()
  await shot(page, 'checkins')
}

const county = new County(resolve(bin))
const browser = await Browser.open()
try {
  await county.open()
  const kiosk = await county.kiosk()
  const page = await browser.page()
  await setPassword(page, county)
  await shot(page, 'dashboard')
  const times = []
  for (let run = 0; run < runs; run += 1) {
    times.push(await announceAndRecall(page, county, kiosk, `停水通知${run + 10}`, run === 0))
  }
  const shown = report('shown', times.map((one) => one.shown))
  const gone = report('recalled', times.map((one) => one.gone))
  check(shown <= limit && gone <= limit, `the frame to follow the button within ${limit} ms`)
  await checkIn(page, county, kiosk)
  await page.setViewportSize(PHONE)
  for (const path of ['/', '/announcements', '/announcements/new', '/checkins']) {
    await page.goto(county.address + path)
    await page.waitForFunction(() => !document.querySelector('[data-test=skeleton]') && document.querySelector('h1'))
    check((await widerBy(page)) <= 0, `${path} to fit a phone`)
    await shot(page, `phone${path.replaceAll('/', '-')}`)
  }
  if (browser.faults.length > 0) throw new Error(browser.faults.join('\n'))
  console.log('the whole path holds')
} catch (error) {
  if (shots) await browser.context.pages().at(-1)?.screenshot({ path: join(shots, 'real-failed.png') })
  console.log(`FAILED  ${error.stack}\n${browser.faults.join('\n')}`)
  process.exitCode = 1
} finally {
  await browser.close()
  await county.close(process.exitCode === 1)
}
