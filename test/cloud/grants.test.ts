import { describe, expect, test } from 'vitest'
import { doorsOf, synthesize, templateOf } from './synthesized.ts'
import type { Grant } from './synthesized.ts'

const { templates } = synthesize()
const doors = [...doorsOf(templateOf(templates, 'services')), ...doorsOf(templateOf(templates, 'portal'))]
const doorOf = (name: string) => {
  const door = doors.find((known) => known.name === name)
  if (!door) throw new Error(`There is no door ${name}`)
  return door
}

/** What a door holds, as words by resource: `casework: read write delete`. Its own log is left out. */
function holdings(grants: readonly Grant[]): Record<string, string> {
  const words = {
    read: /^(dynamodb:GetItem|s3:GetObject)$/,
    write: /^(dynamodb|s3):Put/,
    delete: /:Delete/,
    follow: /GetRecords$/,
    derive: /GenerateMac$/,
    send: /SendMessage$/,
  }
  const byResource = Map.groupBy(grants, ({ on }) => on.replace(/\/\*$/, ''))
  const spoken = [...byResource].map(([on, held]): [string, string] => {
    const verbs = Object.entries(words).filter(([, kind]) => held.some(({ action }) => kind.test(action)))
    return [on, verbs.map(([verb]) => verb).join(' ')]
  })
  return Object.fromEntries(spoken.filter(([, verbs]) => verbs))
}

const casework = { casework: 'read write delete', people: 'read', CaseworkKey: 'derive' }
const ofComplaints = { complaints: 'read write', people: 'read', ComplaintsKey: 'derive' }
const declared: Record<string, Record<string, string>> = {
  programspublic: { publicRecord: 'read' },
  programsdrafts: { people: 'read write', publicRecord: 'read' },
  programssignatory: { people: 'read write', publicRecord: 'read write' },
  programsondraftchange: {
    people: 'read write',
    peopleStream: 'follow',
    casework: 'read',
    publicRecord: 'read',
    CaseworkKey: 'derive',
    Unhandled: 'send',
  },
  noticespublic: { publicRecord: 'read' },
  noticesboard: {
    ...casework,
    casework: 'read write',
    publicRecord: 'read',
    Intake: 'write',
    Documents: 'read',
    Boards: 'read write',
  },
  noticesobjector: { publicRecord: 'read', objections: 'write', ObjectionsKey: 'derive' },
  noticesanswers: { objections: 'read', ObjectionsKey: 'derive' },
  noticesonobjection: {
    casework: 'read write',
    CaseworkKey: 'derive',
    objections: 'write',
    objectionsStream: 'follow',
    ObjectionsKey: 'derive',
    publicRecord: 'read',
    Unhandled: 'send',
  },
  peopleself: { people: 'read' },
  peopleadministrator: { people: 'read write', publicRecord: 'read', PeopleKey: 'derive' },
  peopleregistrar: { people: 'read write', publicRecord: 'read', PeopleKey: 'derive' },
  divisionsadministrator: { people: 'read', publicRecord: 'read write' },
  applicationsresident: { ...casework, publicRecord: 'read' },
  applicationsofficer: { ...casework, casework: 'read write', publicRecord: 'read' },
  mandatesagent: { ...casework, casework: 'read write' },
  mandatestown: { casework: 'read', people: 'read' },
  referralsfinder: { casework: 'write', people: 'read', publicRecord: 'read', CaseworkKey: 'derive' },
  referralstown: { ...casework, casework: 'read write' },
  applicationsworklist: { casework: 'read write', people: 'read' },
  applicationseachmorning: { ...casework, publicRecord: 'read', Unhandled: 'send' },
  applicationsonchange: {
    ...casework,
    casework: 'read write',
    caseworkStream: 'follow',
    publicRecord: 'read write',
    Documents: 'write',
    PeopleKey: 'derive',
    Unhandled: 'send',
  },
  applicationsonkinchange: {
    ...casework,
    casework: 'read write',
    peopleStream: 'follow',
    publicRecord: 'read',
    PeopleKey: 'derive',
    Unhandled: 'send',
  },
  archivesofficer: { ...casework, casework: 'read write', Archives: 'read write' },
  archivesonapproval: {
    casework: 'read write',
    publicRecord: 'read',
    CaseworkKey: 'derive',
    Documents: 'read',
    Archives: 'read write delete',
    Unhandled: 'send',
  },
  benefitsresident: { casework: 'read write', people: 'read' },
  benefitsofficer: { casework: 'read write', people: 'read' },
  benefitseachmorning: { casework: 'read write delete', Unhandled: 'send' },
  decisionspublic: { publicRecord: 'read' },
  investigationofficer: { ...casework, casework: 'read write', publicRecord: 'read', Intake: 'write' },
  investigationsurveyor: { ...casework, casework: 'read write', publicRecord: 'read' },
  verificationofficer: { ...casework, casework: 'read write', publicRecord: 'read', Registers: 'read write' },
  verificationonreply: { casework: 'read write', CaseworkKey: 'derive', Registers: 'read', Unhandled: 'send' },
  documentsresident: { ...casework, Intake: 'write', Documents: 'read' },
  documentspublic: { casework: 'read', CaseworkKey: 'derive' },
  documentsofficer: { casework: 'read write', people: 'read', Documents: 'read' },
  documentsonarrival: { casework: 'read write', Intake: 'read delete', Documents: 'write', Unhandled: 'send' },
  noticesoncasechange: {
    caseworkStream: 'follow',
    publicRecord: 'read write',
    objections: 'write',
    ObjectionsKey: 'derive',
    Unhandled: 'send',
  },
  tipspublic: { tips: 'read write', people: 'read', TipsKey: 'derive', MarkKey: 'derive', TipIntake: 'write' },
  tipsinquiry: { tips: 'read write', casework: 'read write', people: 'read', TipsKey: 'derive' },
  tipsnumbers: { publicRecord: 'read' },
  tipseachmorning: { tips: 'read delete', publicRecord: 'write', Evidence: 'delete', Unhandled: 'send' },
  tipshandler: { tips: 'read write', people: 'read', TipsKey: 'derive', Evidence: 'read' },
  tipskeys: { tips: 'read write', people: 'read', TipsKey: 'derive' },
  tipscustody: { tips: 'read write', people: 'read', TipsKey: 'derive' },
  tipsidentities: { tips: 'read write', people: 'read', TipsKey: 'derive' },
  tipsonevidence: { tips: 'read write', TipsKey: 'derive', TipIntake: 'read delete', Evidence: 'write' },
  complaintspublic: ofComplaints,
  complaintsofficer: ofComplaints,
  complaintseachmorning: { ...ofComplaints, Unhandled: 'send' },
  httpopenapi: {},
  portal: { PortalKey: 'derive', MarkKey: 'derive' },
}

describe('what each door may touch', () => {
  test('every door is declared here', () => {
    expect(doors.map(({ name }) => name).sort()).toEqual(Object.keys(declared).sort())
  })

  test.each(Object.entries(declared))('%s holds what was declared and nothing else', (name, expected) => {
    expect(holdings(doorOf(name).grants)).toEqual(expected)
  })

  test.each(doors)('$name has a role of its own', ({ name, role }) => {
    expect(doors.filter((other) => other.role === role).map((other) => other.name)).toEqual([name])
  })

  test.each(doors)(
    '$name holds no action by wildcard, and no resource but objects and the list of streams',
    ({ grants }) => {
      const wild = grants.map(({ action, on }) => `${action} ${on}`).filter((grant) => grant.includes('*'))
      const allowed =
        /^(s3:(Get|Put|Delete)Object (Intake|Documents|Archives|Boards|Registers|TipIntake|Evidence)\/\*|dynamodb:ListStreams (casework|objections|people)\/stream\/\*)$/
      expect(wild.filter((grant) => !allowed.test(grant))).toEqual([])
    },
  )

  test.each(doors)(
    '$name holds no action but those a door may have at all: none scans, none changes a resource',
    (door) => {
      const actions = {
        logs: ['CreateLogStream', 'PutLogEvents'],
        dynamodb: [
          'GetItem',
          'BatchGetItem',
          'Query',
          'ConditionCheckItem',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
        ].concat(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']),
        kms: ['GenerateMac', 'Encrypt', 'Decrypt', 'GenerateDataKey', 'DescribeKey'],
        s3: ['GetObject', 'PutObject', 'DeleteObject', 'ListBucket'],
        sqs: ['SendMessage', 'GetQueueAttributes', 'GetQueueUrl'],
      }
      const known = Object.entries(actions).flatMap(([service, names]) => names.map((name) => `${service}:${name}`))
      expect(door.grants.map(({ action }) => action).filter((action) => !known.includes(action))).toEqual([])
    },
  )
})

describe('the walls between the zones', () => {
  const ofTips = /^(tips|Tips|TipIntake|Evidence)/

  test.each(doors.filter(({ name }) => !name.startsWith('tips')))(
    'given $name, which is no door of tips, it reaches neither their table, nor their buckets, nor their keys',
    ({ grants, name }) => {
      expect(grants.filter(({ on }) => ofTips.test(on) && on !== `${name}Logs`)).toEqual([])
    },
  )

  const ofCasework = /^(casework|Casework|Intake|Documents|Boards|Registers)/

  test.each(doors.filter(({ name }) => name.startsWith('tips') && name !== 'tipsinquiry'))(
    'given $name, a door of tips, it reaches nothing of casework',
    ({ grants }) => expect(grants.filter(({ on }) => ofCasework.test(on))).toEqual([]),
  )

  test('where a tip is linked to a family, its case is seen, a look is ordered, and nothing it was asked to tell can be opened', () => {
    const held = doorOf('tipsinquiry').grants.filter(({ on }) => ofCasework.test(on))
    expect(held.filter(({ action }) => /Delete|GenerateMac|^s3/.test(action))).toEqual([])
    expect(new Set(held.map(({ on }) => on.split('/')[0]))).toEqual(new Set(['casework', 'CaseworkZoneKey']))
  })

  test.each(doors.filter(({ name }) => name.startsWith('complaints')))(
    'given $name, a door of complaints, it reaches nothing of casework and nothing of tips',
    ({ grants, name }) => {
      const beyond = /^(casework|Casework|Intake|Documents|Archives|Boards|Registers|publicRecord|PeopleKey)/
      expect(grants.filter(({ on }) => (beyond.test(on) || ofTips.test(on)) && on !== `${name}Logs`)).toEqual([])
    },
  )

  test('only a resident, of drafts and their documents, and the morning, of orders that went out and tips whose time is over, delete a record; nobody a complaint', () => {
    const deleting = doors.filter(({ grants }) => grants.some(({ action }) => action === 'dynamodb:DeleteItem'))
    expect(deleting.map(({ name }) => name).sort()).toEqual([
      'applicationseachmorning',
      'applicationsresident',
      'benefitseachmorning',
      'documentsresident',
      'tipseachmorning',
    ])
  })

  test('whoever leaves an objection comes through a door that reads neither a case nor what others left', () => {
    const held = doorOf('noticesobjector').grants.filter(({ on }) => !/^(publicRecord|noticesobjectorLogs)/.test(on))
    expect(held.map(({ action, on }) => `${action} ${on}`).sort()).toEqual([
      'dynamodb:PutItem objections',
      'kms:GenerateMac ObjectionsKey',
    ])
  })

  test.each(['programspublic', 'noticespublic', 'decisionspublic'])(
    'given %s, it reads the public record and has no key',
    (name) => {
      const beyondItsLog = doorOf(name).grants.filter(({ on }) => on !== `${name}Logs`)
      expect(beyondItsLog.filter(({ on }) => !/^publicRecord(\/index\/\w+)?$/.test(on))).toEqual([])
    },
  )
})

test('a county that names its malware scanner has it asked by the doors that judge files, and by no other', () => {
  const scanner = 'arn:aws-cn:lambda:cn-north-1:000000000000:function:scanner'
  const asking = doorsOf(templateOf(synthesize({ malwareScannerArn: scanner }).templates, 'services')).filter(
    ({ grants }) => grants.some(({ action }) => action === 'lambda:InvokeFunction'),
  )
  expect(asking.map(({ name }) => name).sort()).toEqual(['documentsonarrival', 'tipsonevidence'])
  expect(doors.some(({ grants }) => grants.some(({ action }) => action === 'lambda:InvokeFunction'))).toBe(false)
})
