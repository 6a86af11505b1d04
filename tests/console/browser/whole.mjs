// The console in a real Chromium on the real server, with a real kiosk beside it: a one-time link, urgent
// announcements from the button to the kiosk's frame (each must arrive; how long it took is printed), and a check-in
// that appears by itself.
//   node tests/console/browser/whole.mjs BIN      where linli-server, linli-admin and linli-kiosk lie
// LINLI_RUNS: announcements (20). LINLI_PATIENCE: seconds to wait for anything. LINLI_SHOTS: a folder for pictures.
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
}

// How many have come to each of today's sessions, as the page has it.
const attendance = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-session]')].map((row) => [
        row.dataset.session,
        Number(/· (\d+) /.exec(row.querySelector('.small').textContent)[1]),
      ]),
    ),
  )

async function checkIn(page, county, kiosk) {
  const { name, sessions, card } = county.resident()
  await page.goto(`${county.address}/checkins`)
  await page.waitForSelector('.mark.online')
  await page.waitForSelector('[data-session]')
  const before = await attendance(page)
  const listed = sessions.filter((id) => id in before)
  check(listed.length > 0, `one of ${name}'s classes among today's`)
  await kiosk.ask({ do: 'scan', text: card })
  const outcome = await until('the kiosk answers', async () => {
    const { screen, elements } = await kiosk.ask({ do: 'look' })
    if (screen === 'choose' && elements.some((one) => one.id === 'choose.go' && one.enabled)) {
      await kiosk.ask({ do: 'tap', id: 'choose.go' })
    }
    return ['success', 'refused'].includes(screen) && screen
  })
  check(outcome === 'success', `the check-in to succeed, not to be ${outcome}`)
  await page.locator('[data-test=check-ins] tr[data-event]', { hasText: name }).first().waitFor()
  const session = await until('a class counts one more', async () => {
    const now = await attendance(page)
    return listed.find((id) => now[id] === before[id] + 1)
  })
  await page.click(`[data-session="${session}"]`)
  await page.locator('[data-test=attendance]', { hasText: name }).waitFor()
  await shot(page, 'checkins')
}

// In the middle of the centres' day: around midnight the class that is on is not always one of today's.
const at = `${new Date().toISOString().slice(0, 10)}T10:30:00+08:00`
const county = new County(resolve(bin), at)
const browser = await Browser.open()
try {
  await browser.context.clock.install({ time: at })
  await county.open()
  const kiosk = await county.kiosk()
  const page = await browser.page()
  await setPassword(page, county)
  await shot(page, 'dashboard')
  const times = []
  for (let run = 0; run < runs; run += 1) {
    times.push(await announceAndRecall(page, county, kiosk, `停水通知${run + 10}`, run === 0))
  }
  report('shown', times.map((one) => one.shown))
  report('recalled', times.map((one) => one.gone))
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
