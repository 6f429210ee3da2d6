/** Shown inside the frame of an upload: no masthead, no footer. */
export const load = () => ({ bare: true })
