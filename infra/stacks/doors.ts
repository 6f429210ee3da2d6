/** Each door is the file functions/<name>.ts. Who comes through it, and for what: */
export const doors = {
  'programs/public': 'Anyone reads programs and policies, and estimates',
  'programs/drafts': 'The administrator drafts policy versions; the confirmer reads them',
  'programs/signatory': 'A second person signs a policy version',
  'programs/on-draft-change': 'A policy draft changed: it is worked on the open cases of its region',
  'notices/public': 'Anyone reads the notices of a village',
  'people/self': 'Whoever is signed in asks which roles they hold',
  'people/administrator': 'The administrator keeps the offices: who joins, changes, leaves',
  'people/registrar': 'The administrator keeps the register of near relatives',
  'applications/resident': 'A resident writes, submits, follows and withdraws an application',
  'applications/officer': 'Officers work the queue of their division',
  'applications/on-change': 'A case changed: what the system has to note of it is noted',
  'applications/each-morning': 'A day begins: families are reminded, and what is overdue is told to the next level',
  'applications/on-kin-change': 'The register of relatives changed: open cases that name them are noted',
  'archives/officer': 'Officers open the file of a household, and ask for it or let it out as an archive',
  'archives/on-approval': 'An archive was approved: it is made of the file and its originals',
  'decisions/public': 'Anyone checks whether a written decision is real and still stands',
  'investigation/officer': 'Officers record what was seen and heard at a house and of its neighbours',
  'investigation/surveyor': 'Whoever surveyed a family signs for it',
  'verification/officer': 'A verifier asks the registers about a family; officers read what they answered',
  'verification/on-reply': 'A department’s reply arrived: its rows are read and matched to who was asked about',
  'documents/resident': 'A resident asks where to send a document, and what became of it',
  'documents/public': 'The browser arrives here from the store, after a form without JavaScript',
  'documents/officer': 'Officers ask for a short-lived link to a document',
  'documents/on-arrival': 'A document arrived: its bytes are judged, then it is kept or refused',
  'notices/on-case-change': 'A case changed: what anyone may read of it is posted or taken down',
  'tips/public': 'Anyone leaves a tip, and follows it with its receipt',
  'tips/handler': 'The tip handler works the tips',
  'tips/on-evidence': 'Evidence arrived: its bytes are judged, then it is kept or refused',
  'complaints/public': 'Anyone complains, and follows it with a receipt',
  'complaints/officer': 'Officers answer complaints',
  'http/openapi': 'Anyone reads what this API offers',
} as const

export type DoorName = keyof typeof doors
/** Where cases are decided on, by officers and by the clock: whoever acts is looked up, and the policy in force. */
export const decidingDoors = [
  'applications/officer',
  'applications/each-morning',
  'investigation/officer',
  'investigation/surveyor',
  'verification/officer',
] as const satisfies readonly DoorName[]
