/** The whole cloud on one machine: engines, identity, APIs, functions and what calls them, from the synthesized template. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { apisOf } from '#infra/local/apis.ts'
import { readAssembly, type Stack } from '#infra/local/assembly.ts'
import type { Cloud, HttpApi, Table } from '#infra/local/cloud.ts'
import { build } from '#infra/local/build.ts'
import { clockEnvironment, createClock, type BusinessClock } from '#infra/local/clock.ts'
import { isRunning, openControl } from '#infra/local/control.ts'
import { claimData } from '#infra/local/data-version.ts'
import { loadDemoOnce } from '#infra/local/demo-once.ts'
import { startDynamodb, type LocalDynamodb } from '#infra/local/dynamodb/index.ts'
import { createScheduler, deliverNotification, deliverStream } from '#infra/local/events.ts'
import { createGateway } from '#infra/local/gateway.ts'
import { signIn } from '#infra/local/identity/headless.ts'
import { audience, createIdentity } from '#infra/local/identity/provider.ts'
import { region } from '#infra/local/intrinsics.ts'
import { startKms } from '#infra/local/kms.ts'
import { Lambdas } from '#infra/local/lambdas.ts'
import { listen } from '#infra/local/listen.ts'
import { Refusal } from '#infra/local/refusal.ts'
import { startS3 } from '#infra/local/s3/server.ts'
import type { Endpoints, System } from '#infra/local/running.ts'
import { readCloud } from '#infra/local/template.ts'

export interface SystemOptions {
  /** Of the portal; the others follow it. 0 takes free ones. */
  readonly port: number
  /** Folder that keeps everything across restarts. */
  readonly data: string
  /** Whether to keep failures of functions to their logs. */
  readonly quiet?: boolean
  /** Whether to load the demo data, once. */
  readonly demo?: boolean
  /** A synthesized cloud assembly to run; without it, portal and templates are brought up to date first. */
  readonly assembly?: string
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }

/** What has to be closed again, the last opened first. */
type Closers = (() => unknown)[]

const closeAll = async (closers: Closers) => {
  for (const close of closers.splice(0).reverse()) await close()
}

const openServers = async (port: number, data: string, closers: Closers) => {
  const at = (place: number) => (port === 0 ? 0 : port + place)
  const opened = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const server = await opening
    closers.push(() => server.close())
    return server
  }
  return {
    portal: await opened(listen(at(0))),
    api: await opened(listen(at(1))),
    issuer: await opened(listen(at(2))),
    dynamodb: await opened(startDynamodb({ directory: join(data, 'dynamodb'), port: at(3) })),
    s3: await opened(startS3({ directory: join(data, 's3'), port: at(4), credentials })),
    kms: await opened(startKms({ keyFile: join(data, 'kms.json'), port: at(5) })),
    control: await opened(listen(at(6))),
  }
}

const ensureTable = (dynamodb: LocalDynamodb, table: Table) =>
  dynamodb.ensureTable({
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    ...(table.GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes: table.GlobalSecondaryIndexes }),
    ...(table.StreamSpecification && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.StreamSpecification.StreamViewType },
    }),
    ...(table.TimeToLiveSpecification?.Enabled && { ttlAttribute: table.TimeToLiveSpecification.AttributeName }),
  })

type Servers = Awaited<ReturnType<typeof openServers>>

const endpointsOf = ({ portal, api, issuer, dynamodb, s3 }: Servers): Endpoints => ({
  portal: portal.url,
  api: api.url,
  issuer: issuer.url,
  dynamodb: dynamodb.url,
  s3: s3.url,
})

/** How the SDK finds the engines instead of the cloud. */
const environmentOfEngines = ({ dynamodb, s3, kms }: Servers): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
  AWS_ENDPOINT_URL_S3: s3.url,
  AWS_ENDPOINT_URL_KMS: kms.url,
})

/** Everything the template tells its functions, in one environment. */
const environmentOfFunctions = ({ functions }: Cloud): Record<string, string> =>
  Object.fromEntries(functions.flatMap(({ environment }) => Object.entries(environment)))

interface Connections {
  readonly cloud: Cloud
  readonly servers: Servers
  readonly lambdas: Lambdas
  readonly clock: BusinessClock
  readonly closers: Closers
  readonly report: (line: string) => unknown
  readonly log: (line: string) => void
}

const connectEvents = ({ cloud, servers, lambdas, clock, closers, report, log }: Connections) => {
  const stopping = new AbortController()
  closers.push(() => stopping.abort())
  const giveUp = (line: string) => {
    log(`${new Date().toISOString()} ${line}`)
    report(`Given up after all retries: ${line}`)
  }
  const delivery = { invoke: lambdas.invoke, giveUp, stopping: stopping.signal }
  for (const mapping of cloud.streams)
    servers.dynamodb.subscribe(mapping.table, deliverStream(mapping, delivery), mapping.target)
  for (const notification of cloud.notifications)
    servers.s3.onObjectCreated(notification.bucket, deliverNotification(notification, delivery))
  const scheduler = createScheduler(cloud.schedules, clock, delivery)
  closers.push(() => scheduler.stop())
  return scheduler
}

/**
 * Starts the system and answers when it is ready.
 * @throws Refusal, or EADDRINUSE; nothing keeps running then.
 */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const closers: Closers = []
  try {
    return await assemble(options, closers)
  } catch (error) {
    await closeAll(closers)
    throw error
  }
}

/** The folder of data in use, everything in it named once. */
const openData = async (given: string) => {
  const data = resolve(given)
  if (await isRunning(data)) throw new Refusal(`A system already runs on ${given}; choose another with --data DIR`)
  const logDirectory = join(data, 'log')
  mkdirSync(logDirectory, { recursive: true })
  claimData(data)
  const logTo = (file: string) => (line: string) => appendFileSync(join(logDirectory, file), `${line}\n`)
  return { data, logDirectory, logTo }
}

type Data = Awaited<ReturnType<typeof openData>>

const serveIdentity = ({ issuer, portal }: Endpoints, { data }: Data, servers: Servers, closers: Closers) => {
  const identity = createIdentity({ issuer, portalOrigin: portal, keyFile: join(data, 'identity.json') })
  closers.push(identity.close)
  servers.issuer.answer(identity.answer)
}

const serveApis = (apis: readonly HttpApi[], portal: string, servers: Servers, lambdas: Lambdas, { logTo }: Data) => {
  for (const api of apis) {
    const place = api.name === portal ? 'portal' : 'api'
    servers[place].answer(createGateway({ api, invoke: lambdas.invoke, accessLog: logTo(`access-${place}.log`) }))
  }
}

/** The template with this machine's addresses, and every store in it made ready. */
const prepareCloud = async (stacks: readonly Stack[], names: ReturnType<typeof apisOf>, servers: Servers) => {
  const endpoints = endpointsOf(servers)
  const cloud = readCloud(stacks, {
    parameters: { Issuer: endpoints.issuer, Audience: audience, PortalOrigin: endpoints.portal },
    apiOrigins: new Map([
      [names.portal, endpoints.portal],
      [names.services, endpoints.api],
    ]),
  })
  for (const table of cloud.tables) await ensureTable(servers.dynamodb, table)
  for (const { name, cors, lifecycleDays } of cloud.buckets)
    await servers.s3.ensureBucket(name, { cors, lifecycleDays })
  return { cloud, endpoints }
}

const assemble = async (options: SystemOptions, closers: Closers): Promise<System> => {
  const place = await openData(options.data)
  const { data, logDirectory, logTo } = place
  // first, so that a busy port is told at once and not after a build
  const servers = await openServers(options.port, data, closers)
  const stacks = readAssembly(options.assembly ?? (await build(logDirectory)))
  const names = apisOf(stacks)
  const { cloud, endpoints } = await prepareCloud(stacks, names, servers)

  const clock = createClock(join(data, 'clock.json'))
  const environment = () => ({ ...environmentOfEngines(servers), ...clockEnvironment(clock.shift()) })
  const report = (line: string) => options.quiet || console.error(line)
  const lambdas = new Lambdas({ functions: cloud.functions, environment: environment(), logDirectory, report })
  closers.push(() => lambdas.stop())
  serveIdentity(endpoints, place, servers, closers)
  serveApis(cloud.apis, names.portal, servers, lambdas, place)
  const scheduler = connectEvents({ cloud, servers, lambdas, clock, closers, report, log: logTo('unhandled.log') })

  const travel = async (to: string): Promise<string> => {
    clock.travel(to)
    lambdas.restart(environment())
    await scheduler.start()
    return new Date(clock.now()).toISOString()
  }
  const control = openControl(servers.control, data, { clock: travel })
  closers.push(() => control.close())

  const system: System = {
    endpoints,
    environment: { AWS_REGION: region, ...environment(), ...environmentOfFunctions(cloud) },
    logDirectory,
    token: async (account) => (await signIn(endpoints, account)).access_token,
    clock: travel,
    stop: () => closeAll(closers),
  }
  if (options.demo) await loadDemoOnce(join(data, 'demo.json'), system)
  await scheduler.start()
  writeFileSync(join(data, 'endpoints.json'), `${JSON.stringify(endpoints, null, 2)}\n`)
  return system
}
