import { mount } from '@vue/test-utils'
import { defineComponent } from 'vue'
import { useNews, type Listener } from '@/api/events'

class Stream extends EventTarget {
  static opened: Stream[] = []
  onopen: () => void = () => {}
  onerror: () => void = () => {}
  closed = false
  constructor(readonly address: string) {
    super()
    Stream.opened.push(this)
  }
  close() {
    this.closed = true
  }
  say(kind: string, data: string) {
    this.dispatchEvent(new MessageEvent(kind, { data }))
  }
}

function page(listener: Listener) {
  return mount(defineComponent({ setup: () => ({ live: useNews(listener) }), template: '<p>{{ live }}</p>' }))
}
const newest = () => Stream.opened.at(-1)!

describe('the news', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    Stream.opened = []
    vi.stubGlobal('EventSource', Stream)
    vi.stubGlobal('fetch', async () => new Response('{}'))
  })
  afterEach(() => {
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('reach the page that listens', () => {
    const kiosk = vi.fn()
    const shown = page({ kiosk })
    newest().say('kiosk', '{"id":"k1","online":false}')
    newest().say('kiosk', 'no JSON')
    expect(kiosk.mock.calls).toEqual([[{ id: 'k1', online: false }]])
    shown.unmount()
    newest().say('kiosk', '{"id":"k1","online":true}')
    expect(kiosk).toHaveBeenCalledOnce()
  })

  it('make the page ask for what it missed, each time the stream opens', () => {
    const missed = vi.fn()
    const shown = page({ missed })
    newest().onopen()
    newest().onerror()
    vi.advanceTimersByTime(1_000)
    expect(Stream.opened).toHaveLength(2)
    newest().onopen()
    expect(missed).toHaveBeenCalledTimes(2)
    shown.unmount()
  })

  it('come back ever more slowly while the server is away', () => {
    const shown = page({})
    for (let i = 0; i < 8; i += 1) {
      newest().onerror()
      vi.advanceTimersByTime(30_000)
    }
    newest().onerror()
    const before = Stream.opened.length
    vi.advanceTimersByTime(14_900)
    expect(Stream.opened).toHaveLength(before)
    vi.advanceTimersByTime(15_100)
    expect(Stream.opened).toHaveLength(before + 1)
    shown.unmount()
  })

  it('keep one stream from page to page, and close it when nobody listens', () => {
    const first = page({})
    first.unmount()
    const second = page({})
    vi.advanceTimersByTime(10_000)
    expect(Stream.opened).toHaveLength(1)
    expect(newest().closed).toBe(false)
    second.unmount()
    vi.advanceTimersByTime(10_000)
    expect(newest().closed).toBe(true)
  })
})
