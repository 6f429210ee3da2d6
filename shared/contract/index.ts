import { archives } from './archives.ts'
import { applications } from './applications.ts'
import { benefits } from './benefits.ts'
import { complaints } from './complaints.ts'
import { decisions } from './decisions.ts'
import { divisions } from './divisions.ts'
import { documents } from './documents.ts'
import { investigation } from './investigation.ts'
import { mandates } from './mandates.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { programs } from './programs.ts'
import { referrals } from './referrals.ts'
import { tips } from './reports.ts'
import { tipKeys } from './tip-keys.ts'
import { verification } from './verification.ts'

/** Every HTTP operation: contract[subject][door][operation]. A door is one function behind its own role. */
export const contract = {
  programs,
  notices,
  people,
  divisions,
  applications,
  mandates,
  referrals,
  investigation,
  verification,
  documents,
  archives,
  benefits,
  decisions,
  tips: { ...tips, ...tipKeys },
  complaints,
}
