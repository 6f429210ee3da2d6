/** A second press on the way to the server is the same press; coming back to the page lifts it. */
export function once(form: HTMLFormElement) {
  const listening = new AbortController()
  const { signal } = listening
  let sent = false
  form.addEventListener(
    'submit',
    (event) => {
      if (event.defaultPrevented) return
      if (sent) event.preventDefault()
      sent = true
    },
    { signal },
  )
  addEventListener('pageshow', () => (sent = false), { signal })
  return () => listening.abort()
}
