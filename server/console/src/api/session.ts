// Who is logged in. `undefined` until the server was asked, `null` for nobody.
import { computed, shallowRef } from 'vue'
import { ApiError, useCsrfToken } from './client'
import { stopNews } from './events'
import * as server from './server'
import type { Session, Staff } from './types'

const session = shallowRef<Session | null | undefined>(undefined)

export const staff = computed<Staff | null>(() => session.value?.staff ?? null)

export function may(right: string): boolean {
  return staff.value?.rights.includes(right) ?? false
}

function take(value: Session | null): void {
  session.value = value
  useCsrfToken(value?.csrf ?? '')
  if (!value) stopNews()
}

// True when somebody is logged in; asks the server once.
export async function isLoggedIn(): Promise<boolean> {
  if (session.value === undefined) {
    try {
      take(await server.whoAmI())
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 401)) throw error
      take(null)
    }
  }
  return session.value !== null
}

export async function logIn(name: string, password: string): Promise<void> {
  take(await server.logIn(name, password))
}

export async function logOut(): Promise<void> {
  try {
    await server.logOut()
  } finally {
    take(null)
  }
}

export function forget(): void {
  take(null)
}
