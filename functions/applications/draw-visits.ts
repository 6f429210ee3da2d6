import { isVisitDrawn, visitByLot } from '#shared/domain/applications/visit-lot.ts'
import { isWorkingDay, localDate } from '#shared/domain/calendar/calendar.ts'
import { childrenOf, countiesServed } from '#shared/domain/divisions/divisions.ts'
import { checksOrdered, checkWentOut } from '#shared/store/ordered-checks.ts'
import { casesDue } from '#shared/store/queue.ts'
import { note } from './note.ts'

const draw = (id: string, at: string) => note(id, at, visitByLot)

const drawAt = async (desk: string, at: string): Promise<void> => {
  for await (const { id } of casesDue({ desk })) if (isVisitDrawn(id, localDate(at))) await draw(id, at)
}

/** The visits of the day go out together, drawn and ordered; nobody can tell from one why it came. */
export async function drawVisits(at: string): Promise<void> {
  if (!isWorkingDay(localDate(at))) return
  for (const { code } of countiesServed()) {
    await drawAt(code, at)
    for (const town of childrenOf(code)) {
      await drawAt(town.code, at)
      for (const id of await checksOrdered('visit', town.code)) {
        await draw(id, at)
        await checkWentOut('visit', town.code, id)
      }
    }
  }
}
