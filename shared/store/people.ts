import { any, Entity, GetItemCommand, item, PutItemCommand, string, Table } from 'dynamodb-toolbox'
import { Person } from '#shared/domain/people/person.ts'
import { definitionOf } from './database.ts'
import { tables } from './tables.ts'

const PersonEntity = new Entity({
  name: 'person',
  table: new Table(definitionOf(tables.people)),
  timestamps: false,
  schema: item({ id: string().key(), person: any() }),
  computeKey: ({ id }) => ({ pk: `PERSON#${id}`, sk: 'PERSON' }),
})

/** Access pattern: the role and division of one account; read at each request, so that a change counts at once. */
export async function findPerson(id: string): Promise<Person | null> {
  const { Item } = await PersonEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  return Item ? Person.parse(Item.person) : null
}

export const savePerson = (person: Person) => PersonEntity.build(PutItemCommand).item({ id: person.id, person }).send()
