import type { Challenge } from '#shared/domain/admission/admission.ts'
import WorkWorker from './work.worker.ts?worker'

/** After so long, in milliseconds, the form goes without the work: its token lets it in as well. */
const patience = 60_000

interface Solution {
  readonly counter: number
  readonly derivedKey: string
}
const isSolution = (data: unknown): data is Solution =>
  typeof data === 'object' && data !== null && 'counter' in data && 'derivedKey' in data

/** What the worker found, ready for the form; empty where it cannot work: an old browser, a page without encryption. */
function workOn(challenge: Challenge, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const worker = new WorkWorker()
    const end = (found: string) => {
      worker.terminate()
      resolve(found)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isSolution(data)) return end('')
      const { counter, derivedKey } = data
      end(JSON.stringify({ challenge, solution: { counter, derivedKey } }))
    })
    worker.addEventListener('error', () => end(''))
    signal.addEventListener('abort', () => end(''))
    setTimeout(() => end(''), patience)
    worker.postMessage({ type: 'work', challenge, counterStart: 0, counterStep: 1, timeout: patience })
  })
}

/**
 * Begins the work as soon as the page lives and puts it into the field; a form that is sent before waits for it.
 * @param tell told while somebody waits
 */
export const working = (challenge: Challenge, tell: (waiting: boolean) => void) => (field: HTMLInputElement) => {
  const { form } = field
  if (!form || field.value !== '') return
  const listening = new AbortController()
  const { signal } = listening
  let done = false
  let pressed = false
  const work = workOn(challenge, signal).then((found) => {
    field.value = found
    done = true
  })
  const wait = async (event: SubmitEvent) => {
    if (done) return
    event.preventDefault()
    if (pressed) return
    pressed = true
    tell(true)
    await work
    tell(false)
    form.requestSubmit(event.submitter)
  }
  form.addEventListener('submit', (event) => void wait(event), { signal, capture: true })
  return () => listening.abort()
}
