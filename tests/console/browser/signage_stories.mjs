// What staff do with the screens' content, as stories in a real browser.
import { PASSWORD } from '../mock/world.mjs'
import { check, logIn } from './browser.mjs'

async function enter(browser, address, path) {
  const page = await browser.page()
  await logIn(page, address, 'zhang.min', PASSWORD)
  await page.waitForURL(`${address}/`)
  await page.goto(address + path)
  return page
}

export const signageStories = {
  async 'a refused file says why and what helps, and what is used can’t be removed'({ browser, address, shot }) {
    const page = await enter(browser, address, '/signage/library')
    const refused = await page.waitForSelector('[data-test=media-rejected]')
    const said = await refused.textContent()
    check(said.includes('Office') && said.includes('PDF'), 'the reason and the cure')
    check(await page.locator('[data-test=media-ready] [data-test=remove]').first().isDisabled(), 'no removal of what a list shows')
    await shot(page, 'library')
  },

  async 'a playlist is put together from the library, ordered by drag and saved'({ browser, address, server, shot }) {
    const page = await enter(browser, address, '/signage/playlists/p1')
    await page.waitForSelector('[data-test=item]')
    await page.locator('[data-test=pick]').nth(1).dragTo(page.locator('[data-test=item]').first())
    check((await page.locator('[data-test=item]').count()) === 3, 'three items')
    await page.locator('[data-test=item]').nth(2).dragTo(page.locator('[data-test=item]').nth(0))
    await page.locator('[data-test=edit-item]').nth(1).click()
    await page.fill('[data-test=seconds]', '30')
    await page.keyboard.press('Tab')
    await shot(page, 'playlist')
    await page.click('[data-test=save]')
    await page.waitForSelector('.tone-ok[role=status]')
    const [path, order] = server.signage.saved.at(-1)
    check(path === 'POST /playlists/p1', 'the list to be saved')
    check(order.items.map((one) => one.media).join() === 'm2,m2,m1', `the order m2, m2, m1; it is ${order.items.map((one) => one.media)}`)
    check(order.items[1].dwell_ms === 30_000, 'thirty seconds')
  },

  async 'a list is scheduled, and a window without length is refused at its place'({ browser, address, server, shot }) {
    const page = await enter(browser, address, '/signage/schedule')
    await page.waitForSelector('[data-test=timeline]')
    check((await page.textContent('[data-test=timeline]')).includes('白天'), 'the day of the kiosk')
    await shot(page, 'schedule')
    await page.click('[data-test=new-entry]')
    await page.fill('[data-test=name]', '午间')
    await page.click('[data-test=action-add]')
    await page.click('[data-test=hours]')
    await page.fill('[data-test=from]', '12:00')
    await page.fill('[data-test=to]', '12:00')
    await page.click('[data-test=all]')
    await page.click('[data-test=save]')
    await page.waitForSelector('.field-problem[role=alert]')
    await shot(page, 'entry')
    await page.fill('[data-test=to]', '13:00')
    await page.click('[data-test=save]')
    await page.waitForURL('**/signage/schedule')
    const [, order] = server.signage.saved.at(-1)
    check(order.action === 'add' && order.time_to === '13:00' && order.target.all, 'the entry as it was written')
  },

  async 'a prepared emergency fills in the page where it is sent'({ browser, address }) {
    const page = await enter(browser, address, '/announcements')
    await page.click('[data-test=template]')
    await page.waitForURL('**/announcements/new')
    check((await page.inputValue('input[data-test=title]')) === '火警疏散', 'the title')
  },
}
