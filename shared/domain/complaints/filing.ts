import * as z from 'zod'
import { CaseNumber } from '#shared/domain/applications/number.ts'
import { Month } from '#shared/domain/calendar/calendar.ts'
import { DivisionCode } from '#shared/domain/divisions/divisions.ts'
import { Fen } from '#shared/domain/money.ts'
import { Contact } from '#shared/domain/people/contact.ts'
import { speaksOfTheCounty } from '#shared/domain/petitions/petition.ts'
import { text } from '#shared/domain/text.ts'

/** What a complaint (投诉) can be about (domain.md §11.2); what a family or an official does wrong is a tip. */
export const ComplaintKind = z.enum(['payment-wrong-or-late', 'acceptance-refused', 'service'], 'choose-one')
export type ComplaintKind = z.infer<typeof ComplaintKind>

/** Whom it concerns decides whose desk it lies on: nobody settles a complaint about their own house (信访 art. 30). */
export const Against = z.enum(['village-or-town', 'county', 'unknown'], 'choose-one')
export type Against = z.infer<typeof Against>

/** As the family knows it: which month, and what came. Nothing was paid is 0. */
export const PaymentTold = z.strictObject({ month: Month, receivedFen: Fen })

export const ComplaintFiling = z
  .strictObject({
    kind: ComplaintKind,
    against: Against,
    about: text(2, 200).meta({ examples: ['街道办事大厅 3 号窗口'] }),
    /** Where it happened: at least the county, whose desk it goes to. */
    division: DivisionCode,
    place: text(0, 100).meta({ examples: ['玉屏社区'] }),
    facts: text(5, 4000).meta({ examples: ['材料齐全，窗口让我过几天再来，来了三次。'] }),
    payment: PaymentTold.nullable(),
    /** The case it is about, as its family knows it. Nothing answers whether there is such a case. */
    caseNumber: CaseNumber.nullable(),
    /** Whoever is afraid is told no name, and the desk is told to be careful with theirs. */
    afraid: z.boolean(),
    /** null leaves the complaint anonymous */
    contact: Contact.nullable(),
  })
  .superRefine(({ kind, payment }, context) => {
    if ((kind === 'payment-wrong-or-late') === (payment !== null)) return
    context.addIssue(
      payment === null
        ? { code: 'custom', message: 'required', path: ['payment', 'month'] }
        : { code: 'custom', message: 'unknown-field', path: ['payment'] },
    )
  })
export type ComplaintFiling = z.infer<typeof ComplaintFiling>

export const namesTheCounty = ({ against, about, facts }: ComplaintFiling): boolean =>
  against === 'county' || speaksOfTheCounty(`${about}\n${facts}`)

export const countyOf = ({ division }: ComplaintFiling): string => division.slice(0, 6)
