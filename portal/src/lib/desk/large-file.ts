/** A function answers with six megabytes at most, a third of which its coding takes. */
const largestAnswer = 4 * 1024 * 1024

/** Whether the browser has to fetch a sealed file itself. */
export const isLarge = (bytes: number | null): boolean => (bytes ?? 0) > largestAnswer
