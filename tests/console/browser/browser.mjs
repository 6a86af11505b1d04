// A Chromium for the console's tests. The packages lie beside the console, or where LINLI_CONSOLE_DIR says.
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
export const consoleDir = resolve(process.env.LINLI_CONSOLE_DIR ?? join(here, '../../../server/console'))
const { chromium } = createRequire(join(consoleDir, 'package.json'))('playwright-core')

// Nothing of its own may go out: there is no network beyond loopback.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

// Opens pages, and remembers what a page must never do: an error, a dialog, something the policy forbids.
export class Browser {
  faults = []

  static async open() {
    const browser = new Browser()
    browser.profile = mkdtempSync(join(tmpdir(), 'linli-console-'))
    browser.context = await chromium.launchPersistentContext(browser.profile, {
      executablePath: process.env.LINLI_CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      args: FLAGS,
      viewport: DESKTOP,
      locale: 'zh-CN',
      timezoneId: 'America/New_York', // not the centres' zone
      ignoreHTTPSErrors: true,
    })
    browser.context.setDefaultTimeout(Math.max(30, Number(process.env.LINLI_PATIENCE ?? 0)) * 1000)
    return browser
  }

  async page(address) {
    const page = await this.context.newPage()
    const fault = (what) => this.faults.push(what)
    page.on('pageerror', (error) => fault(`error: ${error.message}`))
    page.on('dialog', (dialog) => (fault(`dialog: ${dialog.message()}`), dialog.dismiss()))
    page.on('console', (message) => {
      const text = message.text()
      const isPolicy = /Content Security Policy|violates the following/.test(text)
      // A refused log-in or a test's own 500 is no fault of the page.
      if (isPolicy || (message.type() === 'error' && !/status of (4\d\d|500)|ERR_/.test(text))) fault(`console: ${text}`)
    })
    if (address) await page.goto(address)
    return page
  }

  async close() {
    await this.context.close()
    rmSync(this.profile, { recursive: true, force: true })
  }
}

export function check(condition, what) {
  if (!condition) throw new Error(`expected ${what}`)
}

export async function logIn(page, address, name, password) {
  await page.goto(`${address}/login`)
  await page.fill('#name', name)
  await page.fill('input[type=password]', password)
  await page.click('[data-test=log-in]')
}

// A page wider than its window scrolls sideways: on a phone something does not fit.
export async function widerBy(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
