import { closedStages, Stage } from './application.ts'
import { transitions, type Transition } from './transitions.ts'

/** The stage machine as people read it, drawn from the one place where it is decided. */

const verbs = Object.entries(transitions)

const arrowsOf = ({ ways }: Transition) =>
  Stage.options.flatMap((from) => (ways[from] ?? []).map((to) => ({ from, to })))

/** A verb possible nearly everywhere would hide the way of a case; it is drawn once, from all of them together. */
const isEverywhere = ({ ways }: Transition) => Object.keys(ways).length > 5

const grouped = <Item>(items: readonly Item[], key: (item: Item) => string) =>
  [...Map.groupBy(items, key)].map(([name, members]) => ({ name, members }))

const drawn = (verb: string, transition: Transition) =>
  isEverywhere(transition)
    ? arrowsOf(transition).flatMap(({ from, to }) => (from === to ? [] : [{ verb, arrow: `undecided --> ${to}` }]))
    : arrowsOf(transition).map(({ from, to }) => ({ verb, arrow: `${from} --> ${to}` }))

const diagram = (): string[] => [
  'stateDiagram-v2',
  '  state "any stage before the decision" as undecided',
  '  [*] --> DRAFT',
  ...grouped(
    verbs.flatMap(([verb, transition]) => drawn(verb, transition)),
    ({ arrow }) => arrow,
  ).map(({ name, members }) => `  ${name}: ${[...new Set(members.map(({ verb }) => verb))].join(', ')}`),
  ...closedStages.map((stage) => `  ${stage} --> [*]`),
]

/** Stages of one verb that lead to the same ones share a row. */
const rowsOf = ([verb, transition]: readonly [string, Transition]) =>
  grouped(
    Stage.options.filter((from) => transition.ways[from] !== undefined),
    (from) => (transition.ways[from] ?? []).map((to) => (to === from ? '(stays)' : to)).join(', '),
  ).map(({ name, members }) => [verb, members.join(', '), name, transition.by.join(', ')])

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = '', ...body] = rows.map(line)
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body]
}

/** A page of Markdown: a Mermaid diagram, and a row for each verb. */
export const stageMachine = (): string =>
  [
    '# The stages of an application',
    '',
    'Drawn from `shared/domain/applications/transitions.ts` by `diagram.ts`; a test compares this page with it.',
    'Survey, verification and appraisal are tracks inside `INVESTIGATING`; what follows `ANNOUNCED` belongs to the benefit.',
    'What else must be true before a verb is said (the gates) stands beside each rule.',
    '',
    '```mermaid',
    ...diagram(),
    '```',
    '',
    ...table([['verb', 'from', 'to', 'who'], ...verbs.flatMap(rowsOf)]),
    '',
  ].join('\n')
