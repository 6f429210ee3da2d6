/** A page that is being sent waits no longer than this, in milliseconds, for a field that is being kept. */
const patience = 4000

/**
 * Keeps a form while it is filled in: each field as it is left, and whatever is typed when the page is closed. Without
 * JavaScript a page is kept when it is sent.
 */
export class Keeping {
  /** The time of day of the last success, such as "10:32"; empty before the first. */
  keptAt = $state('')
  /** The last try did not get through. */
  lost = $state(false)

  #address: () => string
  #typed = false
  #sending: Promise<void> | undefined

  /** @param address where the fields are posted as JSON */
  constructor(address: () => string) {
    this.#address = address
  }

  attach = (form: HTMLFormElement) => {
    const listening = new AbortController()
    const { signal } = listening
    form.addEventListener('input', () => (this.#typed = true), { signal })
    form.addEventListener('change', () => void this.#keep(form), { signal })
    form.addEventListener('submit', (event) => this.#submit(event, form), { signal })
    addEventListener('pagehide', () => this.#leave(form), { signal })
    return () => {
      this.#leave(form)
      listening.abort()
    }
  }

  /** One request at a time, so that an older text never overwrites a newer one. */
  async #keep(form: HTMLFormElement): Promise<void> {
    await this.#sending
    this.#typed = false
    this.#sending = this.#send(form).finally(() => (this.#sending = undefined))
    await this.#sending
  }

  async #send(form: HTMLFormElement): Promise<void> {
    try {
      const response = await fetch(this.#address(), this.#request(form))
      if (!response.ok) throw new Error(response.statusText)
      const { keptAt }: { keptAt: string } = await response.json()
      this.keptAt = keptAt
      this.lost = false
    } catch {
      this.lost = true
    }
  }

  #request = (form: HTMLFormElement): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'))),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })

  #leave(form: HTMLFormElement): void {
    if (!this.#typed) return
    this.#typed = false
    void fetch(this.#address(), { ...this.#request(form), keepalive: true }).catch(() => {})
  }

  /** What is sent is newer than what is being kept, so it goes last. */
  #submit(event: SubmitEvent, form: HTMLFormElement): void {
    this.#typed = false
    if (!this.#sending) return
    event.preventDefault()
    void this.#sending.then(() => form.requestSubmit(event.submitter))
  }
}
