/** Whether a delivery was broken off because its receiver ends, rather than refused: it is owed to whoever comes next. */
export const isStop = (reason: unknown): boolean => reason instanceof Error && reason.name === 'AbortError'
