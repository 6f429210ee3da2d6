import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

/**
 * Envelopes of tips (decisions/tip-secrecy.md), in the age format, for the doors and the browser alike. Whoever has the
 * recipient can seal; only who has its identity opens.
 */
export interface KeyPair {
  readonly identity: string
  readonly recipient: string
}

/** scrypt with N = 2^15: 0.2 to 0.4 s here, 32 MiB for each try. */
const workFactor = 15

export const newKeyPair = async (): Promise<KeyPair> => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

/** Any one of the recipients can open it. */
export const sealTo = async (recipients: readonly string[], content: Uint8Array | string): Promise<Uint8Array> => {
  if (recipients.length === 0) throw new Error('Sealed to nobody, it would never open again')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(content)
}

const opening = (identities: readonly string[]) => {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter
}

/** Throws when none of the identities fits, or when a bit of it was changed. */
export const openWith = (identities: readonly string[], sealed: Uint8Array): Promise<Uint8Array> =>
  opening(identities).decrypt(sealed)

export const sealTextTo = async (recipients: readonly string[], text: string): Promise<string> =>
  armor.encode(await sealTo(recipients, text))

export const openText = (identities: readonly string[], sealed: string): Promise<string> =>
  opening(identities).decrypt(armor.decode(sealed), 'text')

/** The identity behind a passphrase; slow on purpose. */
export const lock = async (identity: string, passphrase: string): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(workFactor)
  encrypter.setPassphrase(passphrase)
  return armor.encode(await encrypter.encrypt(identity))
}

/** null for a wrong passphrase, from which a damaged lock cannot be told. */
export const unlock = async (locked: string, passphrase: string): Promise<string | null> => {
  const sealed = armor.decode(locked)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(sealed, 'text').catch(() => null)
}
