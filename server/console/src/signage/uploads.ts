// Files on their way to the server, one after the other, each with its progress.
import { onUnmounted, ref } from 'vue'
import { asApiError } from '@/api/load'
import { upload } from '@/api/signage'
import { errorWords } from '@/texts'

export interface Upload {
  key: number
  name: string
  share: number // 0 to 1
  problem: string
}

export const LARGEST = 2 * 1024 ** 3

export function useUploads(done: () => void) {
  const list = ref<Upload[]>([])
  const waiting: { key: number; file: File }[] = []
  let last = 0
  let busy = false

  function change(key: number, part: Partial<Upload>): void {
    list.value = list.value.map((one) => (one.key === key ? { ...one, ...part } : one))
  }

  const drop = (key: number) => (list.value = list.value.filter((one) => one.key !== key))

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { key, file } = next
      try {
        await upload(file, (share) => change(key, { share }))
        drop(key)
        done()
      } catch (error) {
        change(key, { problem: errorWords(asApiError(error)) })
      }
    }
    busy = false
  }

  function add(files: Iterable<File>): void {
    for (const file of files) {
      const key = ++last
      list.value = [...list.value, { key, name: file.name, share: 0, problem: '' }]
      waiting.push({ key, file })
    }
    void work()
  }

  // Whoever closes the page breaks an upload off.
  const warn = (event: BeforeUnloadEvent) => {
    if (busy) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  onUnmounted(() => window.removeEventListener('beforeunload', warn))

  return { list, add, drop }
}
