import type { LayoutServerLoad } from './$types.js'

/** Read inside the frame beside an upload form, also when there is nothing to tell. */
export const load: LayoutServerLoad = () => ({ bare: true })
