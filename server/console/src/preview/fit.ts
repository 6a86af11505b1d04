// Whether the words of a preview fit: each place marked `data-fits` holds all that is in it.

// Letters reach a little beyond a tight line; a line too many is much more.
const LETTER_REACH_EM = 0.3

export function overflows(screen: HTMLElement | undefined): boolean {
  const places = [...(screen?.querySelectorAll<HTMLElement>('[data-fits]') ?? [])]
  return places.some((one) => {
    const reach = (parseFloat(getComputedStyle(one).fontSize) || 0) * LETTER_REACH_EM
    return one.scrollHeight > one.clientHeight + reach || one.scrollWidth > one.clientWidth + reach
  })
}
