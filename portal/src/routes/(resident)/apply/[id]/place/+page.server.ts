import { redirect } from '@sveltejs/kit'
import { fieldProblems } from '#shared/domain/field-problems.ts'
import { backward, carry, onward } from '#lib/apply/journey.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { unfinished } from '#lib/apply/progress.server.ts'
import {
  choicesAt,
  choose,
  chosenName,
  isTold,
  nextStep,
  place,
  registeredAs,
  stepsOf,
  type PlaceStep,
} from '#lib/apply/questions/place.ts'
import { refuse, save } from '#lib/apply/saving.server.ts'
import { keep, typedPlace } from '#lib/apply/scratch.server.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** The step in the address, as far as what comes before it is told. */
function stepAsked(url: URL, typed: Typed): PlaceStep {
  const steps = stepsOf(typed)
  const asked = steps.find((step) => step === url.searchParams.get('ask'))
  const next = nextStep(typed)
  return asked && steps.indexOf(asked) <= steps.indexOf(next) ? asked : next
}

export const load: PageServerLoad = async (event) => {
  const { url } = event
  const application = await draft(event)
  const typed = typedPlace(application)
  const step = stepAsked(url, typed)
  const steps = stepsOf(typed)
  return {
    back: backward(application.id, url),
    carried: carry(url).replace('?', '&'),
    step,
    typed,
    choices: choicesAt(step, typed),
    how: registeredAs(typed),
    chosen: steps
      .slice(0, steps.indexOf(step))
      .map((each) => ({ step: each, name: chosenName(each, typed[each] ?? '') })),
    goesTo: chosenName('town', typed['town'] ?? ''),
    unfinished:
      !url.searchParams.has('ask') &&
      unfinished(application.scratch['place'], place, application.answers.place) !== undefined,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, url } = event
    const application = await draft(event)
    const before = typedPlace(application)
    const sent = typedIn(await request.formData())
    const step = stepsOf(before).find((each) => sent[each] !== undefined) ?? nextStep(before)
    const typed = choose(before, { [step]: sent[step] ?? '' })
    if (step !== 'address') {
      if (!isTold(step, typed)) {
        const { [locals.language]: message } = fieldProblems[step === 'months' ? 'not-a-number' : 'choose-one']
        return refuse(event, 'place', typed, [{ field: step, message }])
      }
      await keep(event, 'place', typed)
      redirect(303, `/apply/${params.id}/place?ask=${nextStep(typed)}${carry(url).replace('?', '&')}`)
    }
    const rejected = await save(event, {
      page: 'place',
      question: place,
      typed,
      answers: (answer) => ({ place: answer }),
    })
    if (rejected) return rejected
    redirect(303, onward(params.id, 'place', url))
  },
}
