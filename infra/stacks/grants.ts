import type { Door } from '../constructs/door.ts'
import { decidingDoors, type DoorName } from './doors.ts'
import type { Records } from './records.ts'

type Doors = Readonly<Record<DoorName, Door>>

/** The whole of what each door may touch. A door that is not here touches nothing. */
export function grantRecords(to: Doors, records: Records): void {
  grantCases(to, records)
  grantPublicRecord(to, records)
  grantEntry(to, records)
  grantBenefits(to, records)
  grantReports(to, records)
}

function grantCases(to: Doors, { tables, keys, buckets }: Records): void {
  const { casework, people, publicRecord } = tables
  to['people/self'].reads(people)
  for (const name of ['people/administrator', 'people/registrar'] as const)
    to[name].readsAndAdds(people).reads(publicRecord).derivesWith(keys.people)
  to['applications/resident'].readsAndWrites(casework).reads(people, publicRecord).derivesWith(keys.casework)
  for (const name of decidingDoors)
    to[name].readsAndAdds(casework).reads(people, publicRecord).derivesWith(keys.casework)
  // An order to visit is gone once it went out.
  to['applications/each-morning'].readsAndWrites(casework)
  to['applications/worklist'].readsAndAdds(casework).reads(people)
  to['applications/on-change'].follows(casework).readsAndAdds(casework, publicRecord).reads(people)
  to['applications/on-change'].derivesWith(keys.casework).derivesWith(keys.people).putsObjects(buckets.documents)
  to['applications/on-kin-change'].follows(people).readsAndAdds(casework).reads(people, publicRecord)
  to['applications/on-kin-change'].derivesWith(keys.casework).derivesWith(keys.people)
  to['decisions/public'].reads(publicRecord)
  to['archives/officer'].readsAndAdds(casework).reads(people).derivesWith(keys.casework)
  to['archives/officer'].putsObjects(buckets.archives).readsObjects(buckets.archives)
  to['archives/on-approval']
    .readsAndAdds(casework)
    .reads(publicRecord)
    .derivesWith(keys.casework)
    .readsObjects(buckets.documents)
  to['archives/on-approval'].putsObjects(buckets.archives).takesObjects(buckets.archives)
  to['investigation/officer'].putsObjects(buckets.intake)
  to['verification/officer'].putsObjects(buckets.registers).readsObjects(buckets.registers)
  to['verification/on-reply'].readsAndAdds(casework).readsObjects(buckets.registers).derivesWith(keys.casework)
  to['documents/resident'].readsAndWrites(casework).reads(people).derivesWith(keys.casework)
  to['documents/resident'].putsObjects(buckets.intake).readsObjects(buckets.documents)
  to['documents/public'].reads(casework).derivesWith(keys.casework)
  to['documents/officer'].readsAndAdds(casework).reads(people).readsObjects(buckets.documents)
  to['documents/on-arrival'].readsAndAdds(casework).takesObjects(buckets.intake).putsObjects(buckets.documents)
}

/** What anyone may read, and how it comes there. */
function grantPublicRecord(to: Doors, { tables, keys, buckets }: Records): void {
  const { casework, objections, people, publicRecord } = tables
  to['programs/public'].reads(publicRecord)
  to['divisions/administrator'].reads(people).readsAndAdds(publicRecord)
  to['programs/drafts'].readsAndAdds(people).reads(publicRecord)
  to['programs/signatory'].readsAndAdds(people, publicRecord)
  to['programs/on-draft-change'].follows(people).readsAndAdds(people).reads(casework, publicRecord)
  to['programs/on-draft-change'].derivesWith(keys.casework)
  to['notices/public'].reads(publicRecord)
  to['notices/board'].readsAndAdds(casework).reads(people, publicRecord).derivesWith(keys.casework)
  to['notices/board'].putsObjects(buckets.intake).readsObjects(buckets.documents)
  to['notices/board'].putsObjects(buckets.boards).readsObjects(buckets.boards)
  to['notices/objector'].reads(publicRecord).adds(objections).derivesWith(keys.objections)
  to['notices/answers'].reads(objections).derivesWith(keys.objections)
  to['notices/on-objection'].follows(objections).adds(objections).readsAndAdds(casework).reads(publicRecord)
  to['notices/on-objection'].derivesWith(keys.objections).derivesWith(keys.casework)
  to['notices/on-case-change'].follows(casework).readsAndAdds(publicRecord)
  to['notices/on-case-change'].adds(objections).derivesWith(keys.objections)
}

/** How a household comes in through others: by an agent's mandate, or found in need. */
function grantEntry(to: Doors, { tables: { casework, people, publicRecord }, keys }: Records): void {
  to['mandates/agent'].readsAndAdds(casework).reads(people).derivesWith(keys.casework)
  to['mandates/town'].reads(casework, people)
  to['referrals/finder'].adds(casework).reads(people, publicRecord).derivesWith(keys.casework)
  to['referrals/town'].readsAndAdds(casework).reads(people).derivesWith(keys.casework)
}

function grantBenefits(to: Doors, { tables: { casework, people } }: Records): void {
  to['benefits/resident'].readsAndAdds(casework).reads(people)
  to['benefits/officer'].readsAndAdds(casework).reads(people)
  to['benefits/each-morning'].readsAndWrites(casework)
}

function grantReports(
  to: Doors,
  { tables: { casework, tips, complaints, people, publicRecord }, keys, buckets }: Records,
): void {
  to['tips/public'].readsAndAdds(tips).reads(people).derivesWith(keys.tips).putsObjects(buckets.tipIntake)
  to['tips/handler'].readsAndAdds(tips).reads(people).derivesWith(keys.tips).readsObjects(buckets.evidence)
  to['tips/inquiry'].readsAndAdds(tips).reads(people).derivesWith(keys.tips)
  // Whose family it is and whether anybody looked; and an order, which names nobody and no reason.
  to['tips/inquiry'].readsAndAdds(casework)
  to['tips/numbers'].reads(publicRecord)
  to['tips/each-morning'].reads(tips).deletes(tips).adds(publicRecord).removesObjects(buckets.evidence)
  for (const name of ['tips/keys', 'tips/custody', 'tips/identities'] as const)
    to[name].readsAndAdds(tips).reads(people).derivesWith(keys.tips)
  to['tips/on-evidence'].readsAndAdds(tips).derivesWith(keys.tips)
  to['tips/on-evidence'].takesObjects(buckets.tipIntake).putsObjects(buckets.evidence)
  for (const name of ['complaints/public', 'complaints/officer', 'complaints/each-morning'] as const)
    to[name].readsAndAdds(complaints).reads(people).derivesWith(keys.complaints)
}
