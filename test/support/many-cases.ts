import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { PutItemCommand } from 'dynamodb-toolbox'
import { newApplication, Stage, type Application } from '#shared/domain/applications/application.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { ApplicationEntity } from '#shared/store/casework.ts'
import { documentClient } from '#shared/store/database.ts'
import { told } from '#shared/store/environment.ts'
import { waiting } from '#shared/store/waiting.ts'

const batchSize = 25
const atOnce = 8

/** A case as a list needs it, due some day of the year; a number gives always the same one. */
const caseNumber = (index: number, village: string): Application => {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
  const date = new Date(Date.UTC(2026, 0, 1 + ((index * 7919) % 365))).toISOString().slice(0, 10)
  const program = Program.options[index % 2] ?? 'urban-dibao'
  const stage = index % 3 === 0 ? Stage.enum.INVESTIGATING : Stage.enum.SUBMITTED
  return {
    ...newApplication({ id, program, resident: `household-${index}`, now: '2026-01-01T00:00:00.000Z' }),
    stage,
    answers: { place: { village, address: '人民路' } },
    due: { date, provisional: false },
  }
}

const rowOf = (application: Application) =>
  ApplicationEntity.build(PutItemCommand)
    .item({
      id: application.id,
      version: application.version,
      snapshot: application,
      resident: application.resident,
      startedAt: application.startedAt,
      ...waiting(application),
    })
    .params().Item

/** Writes so many waiting cases of a village straight into the table, without a decision or an event each. */
export const writeCases = async (count: number, village: string): Promise<void> => {
  const table = told('CASEWORK_TABLE')
  const left = Array.from({ length: count }, (_, index) => index)
  const write = async () => {
    while (left.length > 0) {
      const batch = left
        .splice(-batchSize)
        .map((index) => ({ PutRequest: { Item: rowOf(caseNumber(index, village)) } }))
      await documentClient.send(new BatchWriteCommand({ RequestItems: { [table]: batch } }))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, write))
}
