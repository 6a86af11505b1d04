// The present moment as a ref, for pages that show how time passes.
import { onMounted, onUnmounted, ref, type Ref } from 'vue'

export function useNow(everyMs = 10_000): Ref<Date> {
  const now = ref(new Date())
  let timer: ReturnType<typeof setInterval>
  onMounted(() => (timer = setInterval(() => (now.value = new Date()), everyMs)))
  onUnmounted(() => clearInterval(timer))
  return now
}
