import { sectionNames } from '#shared/domain/applications/answers.ts'
import { changedBy } from '#lib/apply/changed.server.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { sectionName } from '#lib/apply/words/answers.ts'
import type { LayoutServerLoad } from './$types.js'

/** What the answer that was just saved changes, at the head of the page that follows it. */
export const load: LayoutServerLoad = async (event) => {
  const after = sectionNames.find((section) => section === event.url.searchParams.get('after'))
  if (after === undefined) return { changed: null }
  const words = (await changedBy(event.locals, await draft(event)))[after]
  return { changed: words === undefined ? null : { section: sectionName[after](), words } }
}
