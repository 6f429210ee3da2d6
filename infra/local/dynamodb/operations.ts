import batchGetItem from 'dynalite/actions/batchGetItem.js'
import batchWriteItem from 'dynalite/actions/batchWriteItem.js'
import createTable from 'dynalite/actions/createTable.js'
import deleteItem from 'dynalite/actions/deleteItem.js'
import describeTable from 'dynalite/actions/describeTable.js'
import getItem from 'dynalite/actions/getItem.js'
import listTables from 'dynalite/actions/listTables.js'
import listTagsOfResource from 'dynalite/actions/listTagsOfResource.js'
import putItem from 'dynalite/actions/putItem.js'
import query from 'dynalite/actions/query.js'
import scan from 'dynalite/actions/scan.js'
import tagResource from 'dynalite/actions/tagResource.js'
import untagResource from 'dynalite/actions/untagResource.js'
import updateItem from 'dynalite/actions/updateItem.js'
import type { Answer, Request } from 'dynalite/db/index.js'
import validations from 'dynalite/validations/index.js'
import batchGetItemRules from 'dynalite/validations/batchGetItem.js'
import batchWriteItemRules from 'dynalite/validations/batchWriteItem.js'
import createTableRules from 'dynalite/validations/createTable.js'
import deleteItemRules from 'dynalite/validations/deleteItem.js'
import describeTableRules from 'dynalite/validations/describeTable.js'
import getItemRules from 'dynalite/validations/getItem.js'
import listTablesRules from 'dynalite/validations/listTables.js'
import listTagsOfResourceRules from 'dynalite/validations/listTagsOfResource.js'
import putItemRules from 'dynalite/validations/putItem.js'
import queryRules from 'dynalite/validations/query.js'
import scanRules from 'dynalite/validations/scan.js'
import tagResourceRules from 'dynalite/validations/tagResource.js'
import untagResourceRules from 'dynalite/validations/untagResource.js'
import updateItemRules from 'dynalite/validations/updateItem.js'
import { isRefusal } from '../aws-json.ts'
import { validationError } from './catalog.ts'
import { asError } from './draft.ts'
import type { Draft } from './draft.ts'

/** What dynalite does as it is. */
const operations = {
  BatchGetItem: [batchGetItem, batchGetItemRules],
  BatchWriteItem: [batchWriteItem, batchWriteItemRules],
  CreateTable: [createTable, createTableRules],
  DeleteItem: [deleteItem, deleteItemRules],
  DescribeTable: [describeTable, describeTableRules],
  GetItem: [getItem, getItemRules],
  ListTables: [listTables, listTablesRules],
  ListTagsOfResource: [listTagsOfResource, listTagsOfResourceRules],
  PutItem: [putItem, putItemRules],
  Query: [query, queryRules],
  Scan: [scan, scanRules],
  TagResource: [tagResource, tagResourceRules],
  UntagResource: [untagResource, untagResourceRules],
  UpdateItem: [updateItem, updateItemRules],
} as const

export type OperationName = keyof typeof operations

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}

/** Checks a request as DynamoDB does before it looks at any item; conditions and updates come back parsed. */
export function prepare(name: OperationName, draft: Draft, input: object): Request {
  const { types, custom } = operations[name][1]
  try {
    const request = validations.checkTypes(structuredClone(input), types)
    validations.checkValidations(request, types, custom, draft)
    return request
  } catch (reason) {
    if (isRefusal(reason)) throw reason
    // The checks look at nothing but the request: where they stumble, the request is at fault.
    throw validationError(`The request cannot be read: ${reason instanceof Error ? reason.message : String(reason)}`)
  }
}

/** Runs a checked request against a draft; what the engine throws, even in a callback, rejects. */
export function perform(name: OperationName, draft: Draft, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    draft.onCrash = reject
    operations[name][0](draft, request, (reason, answer) => {
      if (reason) reject(asError(reason))
      else resolve(answer ?? {})
    })
  })
}

export function run(name: OperationName, draft: Draft, input: object): Promise<Answer> {
  return perform(name, draft, prepare(name, draft, input))
}
