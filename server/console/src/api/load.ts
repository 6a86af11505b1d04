// What a page asks the server for: loading, there, or failed with a code to say and a way to try again.
import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { ApiError } from './client'

export interface Load<T> {
  data: ShallowRef<T | undefined>
  error: ShallowRef<ApiError | null>
  loading: Ref<boolean>
  reload: () => Promise<void>
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('PROGRAM', 0, {}, null, String(error))
}

// Asks when the component is shown. `reload` keeps what is there while it asks again; the newest answer wins.
export function useLoad<T>(ask: () => Promise<T>): Load<T> {
  const data = shallowRef<T>()
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(true)
  let newest = 0
  async function reload(): Promise<void> {
    const mine = ++newest
    loading.value = true
    try {
      const answer = await ask()
      if (mine !== newest) return
      data.value = answer
      error.value = null
    } catch (caught) {
      if (mine === newest) error.value = asApiError(caught)
    } finally {
      if (mine === newest) loading.value = false
    }
  }
  onMounted(reload)
  return { data, error, loading, reload }
}
