import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAssembly } from '#infra/local/assembly.ts'
import { apisOf } from '#infra/local/apis.ts'
import { readCloud } from '#infra/local/template.ts'
import { temporaryDirectory, writeCloud, type Templates } from './fixture-cloud.ts'

const surroundings = {
  parameters: { Issuer: 'http://issuer', Audience: 'urn:api', PortalOrigin: 'http://portal' },
  apiOrigins: new Map([['services-Api', 'http://127.0.0.1:1234']]),
}
const read = (change?: (templates: Templates) => void) =>
  readCloud(readAssembly(writeCloud(change).directory), surroundings)

describe('reading the synthesized template', () => {
  it('answers references across stacks, parameters and pseudo parameters', () => {
    const cloud = read()
    const echo = cloud.functions.find(({ name }) => name === 'services-echo')
    expect(echo?.environment).toEqual({
      CASEWORK_TABLE: 'records-Casework',
      ISSUER: 'http://issuer',
      BUCKET: 'records-intake/cn-northwest-1',
    })
    const portal = cloud.functions.find(({ name }) => name === 'services-portal')
    expect(portal?.environment).toEqual({ API_URL: 'http://127.0.0.1:1234' })
  })

  it('finds what connects the parts', () => {
    const cloud = read()
    const recorder = cloud.functions.find(({ name }) => name === 'services-recorder')?.arn
    expect(cloud.streams).toMatchObject([{ table: 'records-Casework', target: recorder, batchSize: 2 }])
    expect(cloud.notifications).toMatchObject([{ bucket: 'records-intake', target: recorder }])
    expect(cloud.schedules).toMatchObject([{ target: recorder, input: { nightly: true } }])
    expect(cloud.tables).toMatchObject([{ name: 'records-Casework' }])
    const guarded = cloud.apis[0]?.routes.filter(({ authorizer }) => authorizer)
    expect(guarded).toMatchObject([
      { key: 'GET /mine', authorizer: { issuer: 'http://issuer', audience: ['urn:api'] } },
    ])
  })

  it('tells the portal from the services by its one route', () => {
    expect(apisOf(readAssembly(writeCloud().directory))).toEqual({
      portal: 'services-Portal',
      services: 'services-Api',
    })
  })

  it.each([
    [
      'a reference to nothing',
      (t: Templates) =>
        Object.assign(t.services.Resources.echo.Properties.Environment.Variables, { X: { Ref: 'Nobody' } }),
      /refers to Nobody/,
    ],
    [
      'an unknown intrinsic',
      (t: Templates) => Object.assign(t.services.Resources.echo.Properties, { Timeout: { 'Fn::Cidr': [] } }),
      /Fn::Cidr/,
    ],
    [
      'a wrong type',
      (t: Templates) => Object.assign(t.services.Resources.echo.Properties, { Timeout: 'long' }),
      /broken at echo: Timeout/,
    ],
    [
      'a route without integration',
      (t: Templates) => Object.assign(t.services.Resources.RouteOdd.Properties, { Target: 'integrations/none' }),
      /GET \/odd/,
    ],
    ['an import nobody exports', (t: Templates) => Object.assign(t.records, { Outputs: {} }), /imports records:/],
  ])('says in one line what is broken: %s', (_, change, line) => {
    expect(() => read(change)).toThrow(line)
    expect(() => read(change)).toThrow(/^[^\n]+$/)
  })

  it('says in one line which file is missing or malformed', () => {
    const directory = temporaryDirectory()
    expect(() => readAssembly(directory)).toThrow(/manifest\.json cannot be read/)
    writeFileSync(join(directory, 'manifest.json'), '{')
    expect(() => readAssembly(directory)).toThrow(/manifest\.json cannot be read/)
  })
})
