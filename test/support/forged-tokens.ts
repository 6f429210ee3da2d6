import { generateKeyPair, importJWK, SignJWT } from 'jose'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import * as z from 'zod'
import { audience } from '#infra/local/identity/provider.ts'

/** Tokens that must not open anything, each wrong in one way; all of them claim to be the town officer's. */

const claims = { sub: 'town-changyuan', name: '赵敏', client_id: 'portal' }
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

const Keys = z.object({ signing: z.looseObject({ kid: z.string() }) })

/** The provider's own key, so that nothing but the one thing is wrong. */
const ownKey = async () => {
  const { signing } = Keys.parse(JSON.parse(readFileSync(join(inject('dataDirectory'), 'identity.json'), 'utf8')))
  return { key: await importJWK(signing, 'RS256'), header: { alg: 'RS256', kid: signing.kid, typ: 'at+jwt' } }
}

interface Changes {
  readonly issuer?: string
  readonly audience?: string
  readonly expires?: number
}

/** A token of the provider's own making; unchanged, it is valid. */
export const tokenWith = async (changes: Changes = {}): Promise<string> => {
  const { key, header } = await ownKey()
  return new SignJWT(claims)
    .setProtectedHeader(header)
    .setIssuer(changes.issuer ?? inject('endpoints').issuer)
    .setAudience(changes.audience ?? audience)
    .setIssuedAt()
    .setExpirationTime(changes.expires ?? inAnHour())
    .sign(key)
}

const ofAnotherKey = async () => {
  const { header } = await ownKey()
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT(claims)
    .setProtectedHeader(header)
    .setIssuer(inject('endpoints').issuer)
    .setAudience(audience)
    .setExpirationTime(inAnHour())
    .sign(privateKey)
}

const inBase64 = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
const unsigned = () => {
  const payload = { ...claims, iss: inject('endpoints').issuer, aud: audience, exp: inAnHour() }
  return `${inBase64({ alg: 'none', typ: 'JWT' })}.${inBase64(payload)}.`
}

const withAnotherName = async () => {
  const [header = '', payload = '', signature = ''] = (await tokenWith()).split('.')
  const content: object = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return [header, inBase64({ ...content, sub: 'county-confirmer' }), signature].join('.')
}

export const wrongTokens: Readonly<Record<string, () => string | Promise<string>>> = {
  'signed by another key': ofAnotherKey,
  'not signed at all': unsigned,
  'changed after it was signed': withAnotherName,
  expired: () => tokenWith({ expires: Math.floor(Date.now() / 1000) - 60 }),
  'meant for another audience': () => tokenWith({ audience: 'urn:another:api' }),
  'of another issuer': () => tokenWith({ issuer: 'https://issuer.example' }),
  'no token': () => 'Basic dG93bjo=',
  empty: () => '',
}
