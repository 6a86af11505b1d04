import { ApiError, get, onLogInNeeded, post, query, useCsrfToken } from '@/api/client'

function answers(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = body === undefined ? null : JSON.stringify(body)
  const fetch = vi.fn(async (..._asked: [string, RequestInit]) => new Response(text, { status, headers }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const caught = (promise: Promise<unknown>) => promise.then(() => null, (error: unknown) => error as ApiError)

describe('the client', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    useCsrfToken('')
    onLogInNeeded(() => {})
  })

  it('sends the token with what changes something, and only then (TH23)', async () => {
    const fetch = answers(200, {})
    useCsrfToken('secret')
    await post('/announcements', { title: 'x' })
    await get('/announcements')
    const headers = fetch.mock.calls.map(([, init]) => init.headers as Record<string, string>)
    expect(headers[0]).toMatchObject({ 'X-CSRF-Token': 'secret', 'Content-Type': 'application/json' })
    expect(headers[1]).not.toHaveProperty('X-CSRF-Token')
    expect(fetch.mock.calls.every(([, init]) => init.credentials === 'same-origin')).toBe(true)
  })

  it('makes a refusal an error with its code and fields', async () => {
    answers(422, { error: { code: 'INVALID', message: 'no', fields: { 'title.zh': 'TOO_LONG', odd: 3 } } })
    const error = await caught(post('/announcements'))
    expect(error).toMatchObject({ code: 'INVALID', status: 422, fields: { 'title.zh': 'TOO_LONG' } })
    expect(error?.fields).not.toHaveProperty('odd')
  })

  it('hears how long to wait', async () => {
    answers(429, { error: { code: 'THROTTLED' } }, { 'Retry-After': '840' })
    expect(await caught(post('/session'))).toMatchObject({ code: 'THROTTLED', retryAfter: 840 })
  })

  it('asks for a log-in when the session has ended, not when a password was wrong', async () => {
    const needed = vi.fn()
    onLogInNeeded(needed)
    answers(401, { error: { code: 'WRONG_LOGIN' } })
    await caught(post('/session'))
    expect(needed).not.toHaveBeenCalled()
    answers(401, { error: { code: 'LOGIN' } })
    await caught(get('/centers'))
    expect(needed).toHaveBeenCalledOnce()
  })

  it('has a code for a dead server and for an answer that is no JSON', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed')
    })
    expect(await caught(get('/centers'))).toMatchObject({ code: 'UNREACHABLE' })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 200 }))
    expect(await caught(get('/centers'))).toMatchObject({ code: 'BAD_ANSWER' })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 503 }))
    expect(await caught(get('/centers'))).toMatchObject({ code: 'HTTP_503', status: 503 })
  })

  it('escapes what is asked', () => {
    expect(query({ center: 'a&b=c', cursor: undefined, date: '' })).toBe('?center=a%26b%3Dc')
    expect(query({})).toBe('')
  })
})
