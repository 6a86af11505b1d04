// Runs the stories against the built console in a real Chromium; prints one line each.
//   npm run browser-test [-- NAME]     in server/console, after npm run build
// LINLI_CONSOLE_OUT: where the build lies. LINLI_SHOTS: a folder for pictures of the pages.
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MockServer } from '../mock/server.mjs'
import { Browser, consoleDir } from './browser.mjs'
import { signageStories } from './signage_stories.mjs'
import { stories } from './stories.mjs'

const dist = resolve(consoleDir, process.env.LINLI_CONSOLE_OUT ?? 'dist')
if (!existsSync(join(dist, 'index.html'))) {
  console.error(`the console is not built in ${dist}: npm run build`)
  process.exit(2)
}
const shots = process.env.LINLI_SHOTS
if (shots) mkdirSync(shots, { recursive: true })
async function shot(page, name, whole = false) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: whole, animations: 'disabled' })
}

let failed = 0
const wanted = process.argv[2] ?? ''
for (const [name, story] of Object.entries({ ...stories, ...signageStories })) {
  if (!name.includes(wanted)) continue
  const server = new MockServer(dist)
  const address = await server.listen()
  const browser = await Browser.open()
  const began = Date.now()
  try {
    await story({ browser, address, server, shot })
    if (browser.faults.length > 0) throw new Error(browser.faults.join('\n'))
    console.log(`ok      ${name} (${Date.now() - began} ms)`)
  } catch (error) {
    failed += 1
    console.log(`FAILED  ${name}\n${error.stack}\n${browser.faults.join('\n')}`)
  } finally {
    await browser.close()
    server.close()
  }
}
console.log(failed === 0 ? 'every story holds' : `${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
