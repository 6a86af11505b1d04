// An announcement being written: the draft, its target, what is wrong with it, and publishing it.
import { computed, onUnmounted, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { asApiError } from '@/api/load'
import * as server from '@/api/server'
import { may, staff } from '@/api/session'
import type { Announcement, Center } from '@/api/types'
import { errorWords } from '@/texts'
import * as autosave from './autosave'
import { emptyDraft, isEmpty, orderOf, periodOf, problemsOf, type Draft, type Problems } from './draft'
import { zoneOf } from './places'
import { NO_TICKS, placesOf, targetOf, type Ticks } from './target'

const SAVE_AFTER_MS = 700

export function useWriting(centers: Ref<readonly Center[]>, now: Ref<Date>) {
  const who = staff.value?.id ?? ''
  const before = autosave.kept(who)
  const draft = reactive<Draft>({ ...emptyDraft(), ...before?.draft })
  const ticks = shallowRef<Ticks>(
    before ? { centers: new Set(before.centers), kiosks: new Set(before.kiosks) } : NO_TICKS,
  )
  const restored = ref(before !== null && !isEmpty(before.draft))
  const savedAt = ref<Date | null>(null)
  const tried = ref(false) // only then are empty fields called wrong
  const refused = shallowRef<Problems>({}) // what the server found
  const problem = ref('')
  const busy = ref(false)

  const zone = computed(() => zoneOf(centers.value, targetOf(ticks.value, centers.value, false)))
  const target = computed(() => targetOf(ticks.value, centers.value, staff.value?.is_county_admin ?? false))
  const places = computed(() => placesOf(target.value, centers.value))
  const period = computed(() => periodOf(draft, now.value, zone.value))
  const found = computed(() => problemsOf(draft, target.value, now.value, zone.value))
  const problems = computed<Problems>(() => {
    if (tried.value) return { ...refused.value, ...found.value }
    return Object.fromEntries(Object.entries(found.value).filter(([, code]) => code !== 'MISSING'))
  })
  const needsApproval = computed(() => draft.severity === 'emergency' && !may('publish.emergency'))

  let timer: ReturnType<typeof setTimeout> | undefined
  function save(): void {
    if (isEmpty(draft)) return autosave.drop(who)
    autosave.keep(who, { draft, centers: [...ticks.value.centers], kiosks: [...ticks.value.kiosks] })
    savedAt.value = new Date()
  }
  watch([draft, ticks], () => {
    refused.value = {}
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_AFTER_MS)
  })
  // Left within the delay: kept all the same.
  onUnmounted(() => {
    if (timer === undefined) return
    clearTimeout(timer)
    if (!published) save()
  })
  // A centre may have gone since the draft was kept.
  watch(centers, (all) => {
    const known = new Set(all.flatMap((center) => [center.id, ...center.kiosks.map((kiosk) => kiosk.id)]))
    const kept = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => known.has(id)))
    ticks.value = { centers: kept(ticks.value.centers), kiosks: kept(ticks.value.kiosks) }
  })

  function clear(): void {
    Object.assign(draft, emptyDraft())
    ticks.value = NO_TICKS
    restored.value = false
    savedAt.value = null
    tried.value = false
    autosave.drop(who)
  }

  // True when there is nothing left to mend.
  function check(): boolean {
    tried.value = true
    problem.value = ''
    return Object.keys(found.value).length === 0
  }

  let published = false
  async function publish(): Promise<Announcement | null> {
    busy.value = true
    problem.value = ''
    try {
      const made = await server.publish(orderOf(draft, target.value, new Date(), zone.value))
      published = true
      clearTimeout(timer)
      autosave.drop(who)
      return made
    } catch (caught) {
      const error = asApiError(caught)
      refused.value = error.fields
      problem.value = errorWords(error)
      return null
    } finally {
      busy.value = false
    }
  }

  return {
    draft,
    ticks,
    restored,
    savedAt,
    problem,
    problems,
    busy,
    zone,
    target,
    places,
    period,
    needsApproval,
    clear,
    check,
    publish,
  }
}
