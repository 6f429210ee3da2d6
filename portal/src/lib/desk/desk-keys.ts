const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.getAttribute('type') !== 'checkbox'))

/** A key alone, outside of any field, and not switched off: a key may be spoken or struck unawares (WCAG 2.1.4). */
export const isForKeys = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.defaultPrevented &&
  !typing(event.target) &&
  document.querySelector('[data-keys="off"]') === null

/** What carries `data-key` answers to that key: a link is followed, a button pressed, a field entered, a table unfolded. */
export function deskKeys(desk: HTMLElement): () => void {
  const strike = (event: KeyboardEvent) => {
    if (!isForKeys(event)) return
    const found = [...desk.querySelectorAll<HTMLElement>('[data-key]')].find(
      ({ dataset }) => dataset['key'] === event.key.toLowerCase(),
    )
    if (found === undefined) return
    event.preventDefault()
    found.focus()
    if (!(found instanceof HTMLInputElement)) found.click()
  }
  document.addEventListener('keydown', strike)
  desk.dataset['listening'] = ''
  return () => document.removeEventListener('keydown', strike)
}
