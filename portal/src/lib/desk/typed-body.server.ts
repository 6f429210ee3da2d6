import { fenTyped } from '#lib/apply/questions/money-typed.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { dateIn } from '#lib/server/typed.ts'
import { type ActForm, type EachBox, type EachLine, type Field, fieldId } from './form.server.ts'

/** The body of the command as the contract wants it, from what was typed; whether it is right is for its schema to say. */
export const readBody = (verb: string, form: ActForm<string, never>, typed: Typed): Record<string, unknown> =>
  Object.fromEntries(form.fields.map((field) => [field.name, readField(field, fieldId(verb, field.name), typed)]))

/** What was typed of one member; a member of whom nothing was said is left out. */
function readEach({ member }: EachLine, boxes: readonly EachBox[], id: string, typed: Typed) {
  const told = boxes.map(({ name }): [string, string] => [name, typed[`${id}.${member}.${name}`] ?? ''])
  return told.some(([, said]) => said !== '') ? [{ member, ...Object.fromEntries(told) }] : []
}

/** What was typed of each thing, with its number. */
const readNumbered = (id: string, typed: Typed) =>
  Object.entries(typed).flatMap(([name, said]) => {
    const number = /^\.(\d{1,3})$/.exec(name.startsWith(id) ? name.slice(id.length) : '')?.[1]
    return number === undefined || said === '' ? [] : [{ number: Number(number), said }]
  })

const readView = ({ id, name }: { readonly id: string; readonly name: string }, view: string | undefined) =>
  view ? [{ id, name, view }] : []

const linesOf = (words: string) =>
  words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

function readField(field: Field, id: string, typed: Typed): unknown {
  const typedWords = typed[id] ?? ''
  const ticked = typedWords.split(' ').filter(Boolean)
  switch (field.kind) {
    case 'text':
    case 'line':
    case 'phone':
    case 'secret':
    case 'drawn':
    case 'choice':
      return typedWords
    case 'people':
      return field.people.filter((person) => ticked.includes(person.id))
    case 'views':
      return field.people.flatMap((person) => readView(person, typed[`${id}.${person.id}`]))
    case 'members':
      return ticked.map(Number)
    case 'each':
      return field.lines.flatMap((line) => readEach(line, field.boxes, id, typed))
    case 'told':
      return readNumbered(id, typed).map(({ number, said }) => ({ [field.of]: number, [field.words]: said }))
    case 'several':
      return readNumbered(id, typed).map(({ said }) => said)
    case 'lines':
      return linesOf(typedWords)
    case 'items':
      return Array.from({ length: field.boxes }, (_, box) => ({
        subject: typed[`${id}.${box}.subject`] ?? '',
        words: typed[`${id}.${box}.words`] ?? '',
      })).filter(({ subject, words: told }) => subject || told)
    case 'date':
      return dateIn(typed, id)
    case 'number':
      return /^\d{1,9}$/.test(typedWords) ? Number(typedWords) : typedWords
    case 'choices':
      return ticked
    case 'money':
      return fenTyped(typedWords)
  }
}

/** The field of the page that a path of the command is about: a list is one field. */
export function fieldAt(
  verb: string,
  form: ActForm<string, never>,
  path: string,
): { field: string; label: string } | undefined {
  const [name] = path.split('.')
  const asked = form.fields.find((field) => field.name === name)
  return asked && { field: fieldId(verb, asked.name), label: asked.label() }
}
