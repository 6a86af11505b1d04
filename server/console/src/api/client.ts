// Sends requests to the server. Every failure is an ApiError with a code that the texts can say.

export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status = 0,
    readonly fields: Record<string, string> = {},
    readonly retryAfter: number | null = null,
    message = code,
  ) {
    super(message)
  }
}

// Longer than any answer should take, shorter than a person's patience.
const TIMEOUT_MS = 15_000

let csrf = ''
let logInNeeded: () => void = () => {}

export function useCsrfToken(token: string): void {
  csrf = token
}

export const csrfToken = (): string => csrf

// Called when an answer says that nobody is logged in any more.
export function onLogInNeeded(handler: () => void): void {
  logInNeeded = handler
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

// What the body of a refusal says.
export function refusalIn(body: unknown, status: number, retryAfter: string | null = null): ApiError {
  const error = (body as { error?: Record<string, unknown> } | null)?.error ?? {}
  const code = typeof error.code === 'string' ? error.code : `HTTP_${status}`
  const seconds = Number(retryAfter ?? error.retry_after_s ?? NaN)
  const message = typeof error.message === 'string' ? error.message : code
  return new ApiError(code, status, stringsOf(error.fields), Number.isFinite(seconds) ? seconds : null, message)
}

async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  return refusalIn(body, response.status, response.headers.get('Retry-After'))
}

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json'
    if (csrf) headers['X-CSRF-Token'] = csrf
  }
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiError('UNREACHABLE')
  }
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body)
  if (!response.ok) {
    const refusal = await refusalOf(response)
    if (response.status === 401 && refusal.code === 'LOGIN') logInNeeded()
    throw refusal
  }
  if (response.status === 204) return undefined as T
  try {
    return (await response.json()) as T
  } catch {
    throw new ApiError('BAD_ANSWER', response.status)
  }
}

export const get = <T>(path: string) => request<T>('GET', path)
export const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, body)
export const remove = (path: string) => request<void>('DELETE', path)

// "?a=1&b=2" of what is set.
export function query(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}
