import { isForKeys } from './desk-keys.ts'

const moves: Readonly<Record<string, number>> = { j: 1, k: -1 }

/** J and K go to the next and the previous row's link; Enter then opens it, as it does with every link; X ticks it. */
export function queueKeys(list: HTMLElement): () => void {
  const move = (event: KeyboardEvent) => {
    if (!isForKeys(event)) return
    const links = [...list.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
    const here = links.findIndex((link) => link === document.activeElement)
    const step = moves[event.key.toLowerCase()]
    if (step !== undefined) {
      const next = here === -1 && step < 0 ? links.length - 1 : Math.min(Math.max(here + step, 0), links.length - 1)
      links[next]?.focus()
    } else if (event.key.toLowerCase() === 'x') {
      links[here]?.closest('tr')?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click()
    } else return
    event.preventDefault()
  }
  document.addEventListener('keydown', move)
  return () => document.removeEventListener('keydown', move)
}
