/**
 * The parts of dynalite 4.0.0 that this folder builds on. They are not its public interface, so its version is pinned.
 * Items are in wire form: binary values are base64 strings.
 */
declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from 'aws-lambda'

  export type Item = Record<string, AttributeValue>
  export type Stored = object | string
  export type Callback<T> = (error: unknown, value?: T) => void

  export interface KeyElement {
    AttributeName: string
    KeyType: 'HASH' | 'RANGE'
  }
  export interface AttributeDefinition {
    AttributeName: string
    AttributeType: 'S' | 'N' | 'B'
  }
  export interface Index {
    IndexName: string
    KeySchema: KeyElement[]
    Projection: { ProjectionType?: string; NonKeyAttributes?: string[] }
    IndexStatus?: string
    IndexArn?: string
  }
  export interface Table {
    TableName: string
    TableArn: string
    TableStatus: string
    CreationDateTime: number
    KeySchema: KeyElement[]
    AttributeDefinitions: AttributeDefinition[]
    GlobalSecondaryIndexes?: Index[]
    LocalSecondaryIndexes?: Index[]
    StreamSpecification?: { StreamEnabled: boolean; StreamViewType?: string }
    LatestStreamArn?: string
    LatestStreamLabel?: string
  }

  /** A request that passed `checkTypes` and `checkValidations`. */
  export interface Request {
    TableName: string
    Item?: Item
    Key?: Item
    ReturnConsumedCapacity?: string
    TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
  }
  export interface Capacity {
    TableName: string
    CapacityUnits: number
  }
  export interface Answer {
    Item?: Item
    Items?: Item[]
    ConsumedCapacity?: Capacity
    TableDescription?: Table
  }

  export interface Range {
    gt?: string
    gte?: string
    lt?: string
    lte?: string
    reverse?: boolean
    limit?: number
  }
  export type Release = <T>(callback: Callback<T>) => Callback<T>
  export interface Space {
    get(key: string, callback: Callback<Stored | undefined>): void
    put(key: string, value: Stored, callback: Callback<void>): void
    del(key: string, callback: Callback<void>): void
    batch(operations: readonly Operation[], callback: Callback<void>): void
    lock(key: string, run: (release: Release) => void): void
    createValueStream(range?: Range): NodeJS.ReadableStream
    createKeyStream(range?: Range): NodeJS.ReadableStream
  }
  export interface Store {
    readonly options: Options
    readonly tableDb: Space & { awsAccountId: string; awsRegion: string }
    getTable(name: string, checkStatus: boolean | Callback<Table>, callback?: Callback<Table>): void
    getItemDb(table: string): Space
    getIndexDb(kind: string, table: string, index: string): Space
    getTagDb(table: string): Space
  }
  export interface Options {
    path?: string
    createTableMs?: number
    maxItemSize?: number
  }

  export type Operation = { type: 'put'; key: string; value: Stored } | { type: 'del'; key: string }
  /** The level database under a store; `batch` is one record of its write-ahead log: all or nothing, even after a kill. */
  export interface Level {
    open(): Promise<void>
    close(): Promise<void>
    getSync(key: string): Stored | undefined
    batch(operations: readonly Operation[]): Promise<void>
    iterator(range?: Range): AsyncIterable<[string, Stored]> & {
      nextv(size: number): Promise<[string, Stored][]>
      close(): Promise<void>
    }
  }

  interface IndexActions {
    puts: { index: string; key: string; item: Item }[]
    deletes: { index: string; key: string }[]
  }
  interface Engine {
    create(options: Options): Store & { db: Level }
    createKey(key: Item, table: Table): string
    validateKey(key: Item, table: Table): Error | null | undefined
    validateItem(item: Item, table: Table): Error | null | undefined
    checkConditional(request: Request, existing: Item | undefined): Error | null | undefined
    getIndexActions(indexes: Index[], before: Item | undefined, after: Item | undefined, table: Table): IndexActions
  }
  const engine: Engine
  export default engine
}

declare module 'dynalite/validations/index.js' {
  import type { Request, Store } from 'dynalite/db/index.js'

  type Custom = (request: Request, store: Store) => string | undefined
  interface Validations {
    checkTypes(data: object, types: object): Request
    checkValidations(request: Request, types: object, custom: Custom | undefined, store: Store): void
  }
  const validations: Validations
  export default validations
}

declare module 'dynalite/validations/*.js' {
  import type { Request, Store } from 'dynalite/db/index.js'

  const rules: { types: object; custom?: (request: Request, store: Store) => string | undefined }
  export default rules
}

declare module 'dynalite/actions/*.js' {
  import type { Answer, Callback, Request, Store } from 'dynalite/db/index.js'

  const action: (store: Store, request: Request, callback: Callback<Answer>) => void
  export default action
}
