import { mount } from '@vue/test-utils'
import ScreenPreview from '@/preview/ScreenPreview.vue'
import { contrast, screenWords, type Shown } from '@/preview/screen'

const CANARY = '<img src=x onerror="alert(1)">'
const NOW = new Date('2026-11-24T01:42:00Z')
const shown: Shown = {
  severity: 'urgent',
  title: { zh: '紧急停水通知', en: 'Water is off' },
  body: { zh: `请储水${CANARY}` },
  facts: [{ icon: 'no-such-icon', label: { zh: '时间' }, value: { zh: '10:30 – 18:00' } }],
  publisher: { zh: '汶上街道办' },
  center: { zh: '东门社区' },
  until: new Date('2026-11-24T10:00:00Z'),
}

describe('the preview', () => {
  it('speaks as the kiosk does', () => {
    const words = screenWords(shown, 'zh-CN', NOW, 'Asia/Shanghai')
    expect(words.published).toBe('09:42 由汶上街道办发布')
    expect(words.validity).toBe('本公告显示到 今天 18:00，之后自动撤下')
    expect(words.onlyChinese).toBe(false)
    expect(screenWords({ ...shown, title: { zh: '停水' } }, 'en', NOW, 'Asia/Shanghai').onlyChinese).toBe(true)
  })

  it('cannot be put away in an emergency', () => {
    const view = (severity: Shown['severity']) => mount(ScreenPreview, { props: { shown: { ...shown, severity }, zone: 'Asia/Shanghai' } })
    expect(view('urgent').text()).toContain('我知道了')
    expect(view('emergency').text()).not.toContain('我知道了')
  })

  it('runs information in the ticker and gives a notice the slide', () => {
    const view = (severity: Shown['severity']) => mount(ScreenPreview, { props: { shown: { ...shown, severity }, zone: 'Asia/Shanghai' } })
    expect(view('info').find('.ticker').text()).toContain('紧急停水通知')
    expect(view('notice').find('.panel').text()).toContain('紧急停水通知')
    expect(view('info').find('.panel').text()).not.toContain('紧急停水通知')
  })

  it('shows English on the switch', async () => {
    const view = mount(ScreenPreview, { props: { shown, zone: 'Asia/Shanghai' } })
    await view.findAll('button').find((button) => button.text() === 'English')!.trigger('click')
    expect(view.text()).toContain('Water is off')
  })

  it('keeps words words (TH22)', () => {
    const view = mount(ScreenPreview, { props: { shown, zone: 'Asia/Shanghai' } })
    expect(view.findAll('img')).toHaveLength(0)
    expect(view.text()).toContain(CANARY)
  })

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#ffffff', '#ffffff')).toBeCloseTo(1)
  })
})
