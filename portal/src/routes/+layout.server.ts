import type { LayoutServerLoad } from './$types.js'

/** Only what the frame of every page shows; tokens never leave the server. */
export const load: LayoutServerLoad = ({ locals: { session, large } }) => ({
  large,
  person: session && { name: session.name, officer: session.role !== 'resident' },
})
