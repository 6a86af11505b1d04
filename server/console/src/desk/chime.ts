// Two notes, made in the browser: somebody calls. A browser lets a page sound only after it was touched once.
const NOTES_HZ = [880, 1174.7]
const NOTE_S = 0.22
const LOUD = 0.25

let context: AudioContext | undefined

export function chime(): void {
  context ??= new AudioContext()
  void context.resume()
  const start = context.currentTime + 0.02
  NOTES_HZ.forEach((frequency, index) => {
    if (!context) return
    const at = start + index * NOTE_S
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.type = 'sine'
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(LOUD, at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S * 2)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + NOTE_S * 2)
  })
}
