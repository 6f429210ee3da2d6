/** One thing to put right. `field` is the name of the input it is about; without it, it is about the whole page. */
export interface Problem {
  field?: string
  message: string
}

/** What a form action gave back, as far as its problems go. */
export interface Rejection {
  problems?: Problem[] | undefined
}

/** The words to show at one field, if it has a problem. */
export function problemAt(form: Rejection | null | undefined, field: string): string | undefined {
  return form?.problems?.find((problem) => problem.field === field)?.message
}
