const moves: Readonly<Record<string, number>> = { j: 1, k: -1 }

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** J and K go to the next and the previous row's link; Enter then opens it, as it does with every link. */
export function queueKeys(list: HTMLElement): () => void {
  const move = (event: KeyboardEvent) => {
    const step = moves[event.key.toLowerCase()]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    const links = [...list.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
    const here = links.findIndex((link) => link === document.activeElement)
    const next = here === -1 && step < 0 ? links.length - 1 : Math.min(Math.max(here + step, 0), links.length - 1)
    links[next]?.focus()
    event.preventDefault()
  }
  document.addEventListener('keydown', move)
  return () => document.removeEventListener('keydown', move)
}
