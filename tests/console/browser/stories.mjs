// What staff do with the console, as stories in a real browser.
import { CANARY, PASSWORD } from '../mock/world.mjs'
import { check, DESKTOP, logIn, PHONE, widerBy } from './browser.mjs'

async function writeUrgent(page, address, title = '紧急停水通知') {
  await page.goto(`${address}/announcements/new`)
  await page.click('label.choice.urgent')
  await page.fill('input[data-test=title]', title)
  await page.fill('textarea[data-test=body]', '因主管道抢修，以下小区今天临时停水。请提前储水。')
  const facts = [
    ['停水时间', '今天 10:30 – 18:00'],
    ['影响范围', '东门小区 1–12 号楼、东和园'],
    ['哪里有水', '1楼 7×24 便民站 供应饮用水'],
    ['咨询电话', '东门社区 0537-72×××××'],
  ]
  for (const [i, [label, value]] of facts.entries()) {
    await page.click('[data-test=add-fact]')
    await page.locator('.label-field').nth(i).fill(label)
    await page.locator('.value-field').nth(i).fill(value)
  }
  await page.locator('.centers label.tick').first().click()
}

export const stories = {
  async 'a wrong password is refused, the right one leads back to where one wanted to go'({ browser, address, shot }) {
    const page = await browser.page(`${address}/checkins`)
    await page.waitForURL('**/login?back=/checkins')
    await page.fill('#name', 'zhang.min')
    await page.fill('input[type=password]', 'wrong password')
    await page.click('[data-test=log-in]')
    await page.waitForSelector('[data-test=problem]')
    check((await page.textContent('[data-test=problem]')).includes('密码不对'), 'the refusal in Chinese')
    await shot(page, 'login')
    await page.fill('input[type=password]', PASSWORD)
    await page.click('[data-test=log-in]')
    await page.waitForURL('**/checkins')
    await page.waitForSelector('[data-test=check-ins]')
  },

  async 'an urgent announcement is previewed, confirmed, delivered kiosk by kiosk and recalled'({ browser, address, shot }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await writeUrgent(page, address)
    const preview = await page.textContent('[data-test=preview]')
    check(preview.includes('紧急停水通知') && preview.includes('我知道了'), 'the kiosk’s own screen in the preview')
    check((await page.textContent('[data-test=estimate]')).includes('2'), 'two kiosks to be reached')
    await shot(page, 'write-urgent')
    await page.getByRole('button', { name: '横屏' }).click()
    await shot(page, 'write-urgent-landscape')
    const fits = () => page.locator('.checks', { hasText: '放得下' }).waitFor()
    await fits()
    await page.getByRole('button', { name: '竖屏' }).click()
    await fits()
    await page.locator('.value-field').first().fill('长'.repeat(24))
    await page.locator('.checks', { hasText: '放不下' }).waitFor()
    await page.locator('.value-field').first().fill('今天 10:30 – 18:00')
    await page.click('[data-test=publish]')
    await shot(page, 'confirm')
    await page.click('dialog[open] [data-test=confirm]')
    await page.waitForURL(/\/announcements\/a\d+$/)
    await page.waitForSelector('[data-kiosk=k1][data-state=applied]')
    await page.waitForSelector('[data-kiosk=k2][data-state=applied]')
    check((await page.textContent('[data-test=delivered]')).includes('2 / 2'), 'both kiosks delivered')
    await shot(page, 'delivered')
    await page.click('[data-test=recall]')
    await page.click('dialog[open] [data-test=confirm]')
    await page.waitForFunction(() => document.querySelector('[data-test=state]')?.textContent.includes('已撤回'))
    await page.goto(`${address}/announcements`)
    await page.waitForSelector('[data-test=empty]')
    await page.click('[data-test=past]')
    await page.waitForSelector('[data-test=announcements] tr[data-id]')
    await shot(page, 'announcements-past')
  },

  async 'what is missing is said at its place, and nothing is sent'({ browser, address, server }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/announcements/new`)
    const before = server.world.announcements.length
    await page.click('[data-test=publish]')
    check((await page.locator('.field-problem').count()) >= 3, 'title, text and target to be called missing')
    check(server.world.announcements.length === before, 'nothing published')
    await page.click('label.choice.urgent')
    await page.fill('input[data-test=title]', '这个标题对紧急公告太长了')
    check((await page.textContent('.form')).includes('12 / 8'), 'the counter to show the limit')
    await page.getByRole('button', { name: '清空重写' }).click()
  },

  async 'a draft survives the end of the log-in'({ browser, address, server }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/announcements/new`)
    await page.fill('input[data-test=title]', '周末书法课')
    await page.fill('textarea[data-test=body]', '每周六上午九点，三楼书法教室。')
    await page.locator('.centers label.tick').first().click()
    server.endLogIns()
    await page.click('[data-test=publish]')
    await page.waitForURL(/\/login\?.*back=/)
    await page.fill('#name', 'zhang.min')
    await page.fill('input[type=password]', PASSWORD)
    await page.click('[data-test=log-in]')
    await page.waitForURL('**/announcements/new')
    check((await page.inputValue('input[data-test=title]')) === '周末书法课', 'the draft still there')
    await page.click('[data-test=publish]')
    await page.waitForURL(/\/announcements\/a\d+$/)
  },

  async 'a check-in appears as it happens, and in the list of its session'({ browser, address, server, shot }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/checkins`)
    await page.waitForSelector('[data-event=e3]')
    await page.waitForSelector('.mark.online')
    server.checkIn('e4', 's1', '赵*兰', 0, { flags: ['offline'] })
    await page.waitForSelector('[data-event=e4]')
    check((await page.textContent('[data-event=e4]')).includes('赵*兰'), 'the masked name')
    await page.click('[data-session=s1]')
    await page.waitForSelector('[data-test=attendance]')
    check((await page.textContent('[data-test=attendance]')).includes('赵*兰'), 'the person in the session')
    await shot(page, 'checkins')
  },

  async 'a failed request says so and can be tried again'({ browser, address, server }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    server.failing.add('/checkins')
    await page.goto(`${address}/checkins`)
    await page.waitForSelector('[data-test=load-error]')
    server.failing.delete('/checkins')
    await page.click('[data-test=load-error] button')
    await page.waitForSelector('[data-event=e3]')
  },

  async 'a page that only listens notices that the log-in has ended'({ browser, address, server }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await page.waitForSelector('.mark.online')
    server.endLogIns()
    for (const stream of server.streams) stream.end()
    await page.waitForURL(/\/login\?.*ended=1/)
  },

  async 'somebody without the right does not see the page'({ browser, address }) {
    const page = await browser.page()
    await logIn(page, address, 'li.qiang', PASSWORD)
    await page.waitForURL(`${address}/`)
    check((await page.locator('.page-link').count()) === 1, 'only the overview in the navigation')
    await page.goto(`${address}/announcements/new`)
    await page.waitForURL(`${address}/`)
  },

  async 'a one-time link sets a password, once'({ browser, address, shot }) {
    const page = await browser.page(`${address}/set-password?token=once`)
    const fields = page.locator('input[type=password]')
    await fields.nth(0).fill('short')
    await fields.nth(1).fill('short')
    await page.getByRole('button', { name: '保存密码' }).click()
    await page.waitForSelector('.field-problem')
    await fields.nth(0).fill('a long enough password')
    await fields.nth(1).fill('a long enough password')
    await shot(page, 'set-password')
    await page.getByRole('button', { name: '保存密码' }).click()
    await page.waitForURL('**/login?set=1')
    await page.goto(`${address}/set-password?token=used`)
    await fields.nth(0).fill('a long enough password')
    await fields.nth(1).fill('a long enough password')
    await page.getByRole('button', { name: '保存密码' }).click()
    await page.waitForSelector('[data-test=problem]')
  },

  async 'every page fits a phone, in both languages, and words stay words (TH22)'({ browser, address, shot }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await writeUrgent(page, address, '停水')
    await page.fill('textarea[data-test=body]', CANARY.slice(0, 40))
    await page.click('[data-test=publish]')
    await page.click('dialog[open] [data-test=confirm]')
    await page.waitForURL(/\/announcements\/a\d+$/)
    const pages = {
      dashboard: '/',
      announcements: '/announcements',
      announcement: new URL(page.url()).pathname,
      write: '/announcements/new',
      'check-ins': '/checkins',
      library: '/signage/library',
      playlists: '/signage/playlists/p1',
      schedule: '/signage/schedule',
      entry: '/signage/schedule/new',
      plays: '/signage/plays',
      missing: '/no/such/page',
    }
    for (const [name, path] of Object.entries(pages)) {
      for (const [shape, size] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
        await page.setViewportSize(size)
        await page.goto(address + path)
        await page.waitForLoadState('load')
        await page.waitForFunction(() => !document.querySelector('[data-test=skeleton]') && document.querySelector('h1'))
        for (const language of ['zh', 'en']) {
          await shot(page, `${name}-${shape}-${language}`, shape === 'phone')
          const wider = await widerBy(page)
          check(wider <= 0, `${name} to fit ${shape} in ${language}; it is ${wider} px too wide`)
          await page.click('[data-test=language]')
        }
      }
    }
    check((await page.evaluate(() => window.linliCanary)) === undefined, 'the canary not to have run')
    check((await page.locator('img').count()) === 0, 'no picture made of a text')
    await page.setViewportSize(DESKTOP)
  },

  async 'everything is reached by the keyboard, and one sees where one is'({ browser, address }) {
    const page = await browser.page()
    await logIn(page, address, 'zhang.min', PASSWORD)
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/announcements/new`)
    await page.waitForSelector('.centers label.tick')
    const seen = new Set()
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const one = document.activeElement
        // A hidden box is shown by the ring around its label.
        const shown = one.closest('label.choice, label.tick') ?? one.closest('.el-input__wrapper') ?? one
        const style = getComputedStyle(shown)
        const ringed = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
        const name = one.getAttribute('data-test') ?? one.getAttribute('aria-label') ?? one.textContent.trim()
        return { name: `${one.tagName} ${name} ${one.className}`, ringed, isBody: one === document.body }
      })
      if (focused.isBody) break
      check(focused.ringed, `a ring around ${focused.name}`)
      seen.add(focused.name)
    }
    const all = [...seen].join('\n')
    for (const wanted of ['publish', 'title', 'body', 'add-fact', '横屏', 'log-out']) {
      check(all.includes(wanted), `the keyboard to reach ${wanted}; it reached\n${all}`)
    }
  },
}
