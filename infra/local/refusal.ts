/** Something the person at the terminal can put right: shown as its one line, never as a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

const code = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The one line that explains why a command ended. */
export const explain = (error: unknown): string => {
  if (error instanceof Refusal) return error.message
  if (code(error) === 'EADDRINUSE') {
    const port = error instanceof Error && 'port' in error ? `Port ${String(error.port)}` : 'A port'
    return `${port} is in use. Stop what uses it, or choose another with --port N.`
  }
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  // what a child process says when it dies begins with the place, not with the reason
  return lines.find((line) => /^\w*Error: /.test(line)) ?? lines[0] ?? 'Unknown failure'
}
