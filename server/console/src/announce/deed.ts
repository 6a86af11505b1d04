// Recalling or approving an announcement: asked once more, done, and said.
import { ref, shallowRef } from 'vue'
import { asApiError } from '@/api/load'
import * as server from '@/api/server'
import type { Announcement } from '@/api/types'
import { errorWords, t } from '@/texts'

export type Deed = 'recall' | 'approve'

export function useDeed(done: (announcement: Announcement) => void) {
  const asked = shallowRef<{ deed: Deed; announcement: Announcement } | null>(null)
  const busy = ref(false)
  const problem = ref('')
  const said = ref('')

  function ask(deed: Deed, announcement: Announcement): void {
    problem.value = ''
    said.value = ''
    asked.value = { deed, announcement }
  }

  async function confirm(): Promise<void> {
    if (!asked.value) return
    const { deed, announcement } = asked.value
    busy.value = true
    problem.value = ''
    try {
      const changed = await (deed === 'recall' ? server.recall(announcement.id) : server.approve(announcement.id))
      asked.value = null
      said.value = t(deed === 'recall' ? 'ann.recalled_done' : 'ann.approved_done')
      done(changed)
    } catch (error) {
      problem.value = errorWords(asApiError(error))
    } finally {
      busy.value = false
    }
  }

  return { asked, busy, problem, said, ask, confirm, cancel: () => (asked.value = null) }
}
