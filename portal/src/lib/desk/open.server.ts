import { redirect } from '@sveltejs/kit'
import { refusalOf } from '#lib/server/refusal.ts'

/** Whoever is kin is led to the page that says why the case stays closed to them, and who takes over. */
export async function openOrStandAside<View>({ language }: App.Locals, open: () => Promise<View>): Promise<View> {
  try {
    return await open()
  } catch (refused) {
    if (refusalOf(refused, language)?.code === 'CONFLICT_OF_INTEREST') redirect(303, '/desk/stand-aside')
    throw refused
  }
}
