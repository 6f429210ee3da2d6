import { redirect } from '@sveltejs/kit'
import { fieldProblems } from '#shared/domain/field-problems.ts'
import { backward, carry, onward } from '#lib/apply/journey.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { unfinished } from '#lib/apply/progress.server.ts'
import {
  choicesAt,
  choose,
  chosenName,
  nextStep,
  place,
  placeSteps,
  type PlaceStep,
} from '#lib/apply/questions/place.ts'
import { refuse, save } from '#lib/apply/saving.server.ts'
import { keep, typedPlace } from '#lib/apply/scratch.server.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** The step in the address, as far as what comes before it is told. */
function stepAsked(url: URL, typed: Typed): PlaceStep {
  const asked = placeSteps.find((step) => step === url.searchParams.get('ask'))
  const next = nextStep(typed)
  return asked && placeSteps.indexOf(asked) <= placeSteps.indexOf(next) ? asked : next
}

export const load: PageServerLoad = async (event) => {
  const { url } = event
  const application = await draft(event)
  const typed = typedPlace(application)
  const step = stepAsked(url, typed)
  const before = placeSteps.slice(0, placeSteps.indexOf(step))
  return {
    back: backward(application.id, url),
    carried: carry(url).replace('?', '&'),
    step,
    typed,
    choices: choicesAt(step, typed),
    chosen: before.map((each) => ({ step: each, name: chosenName(each, typed[each] ?? '') })),
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
    const step = placeSteps.find((each) => sent[each] !== undefined) ?? nextStep(before)
    const typed = choose(before, { [step]: sent[step] ?? '' })
    if (step !== 'address') {
      if (!choicesAt(step, typed).some(({ value }) => value === typed[step]))
        return refuse(event, 'place', typed, [{ field: step, message: fieldProblems['choose-one'][locals.language] }])
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
