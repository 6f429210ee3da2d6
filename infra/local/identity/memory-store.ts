/** Sign-ins in progress, sessions and refresh tokens: they end with the process, so a restart signs everyone out. */
import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  readonly payload: AdapterPayload
  /** Epoch milliseconds. */
  readonly expires: number
}

/** One shelf for each kind of model, as oidc-provider wants them. */
export const createMemoryStore = () => {
  const entries = new Map<string, Entry>()
  const read = (key: string) => {
    const entry = entries.get(key)
    if (entry && entry.expires > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const sweep = setInterval(() => {
    for (const key of [...entries.keys()]) read(key)
  }, 60_000)
  sweep.unref()

  const adapter = (kind: string): Adapter => {
    const key = (id: string) => `${kind}:${id}`
    const findBy = (property: 'uid' | 'userCode', value: string) =>
      [...entries.keys()]
        .filter((candidate) => candidate.startsWith(key('')))
        .map(read)
        .find((payload) => payload?.[property] === value)
    return {
      upsert: async (id, payload, expiresIn) => {
        entries.set(key(id), { payload, expires: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
      },
      find: async (id) => read(key(id)),
      findByUid: async (uid) => findBy('uid', uid),
      findByUserCode: async (userCode) => findBy('userCode', userCode),
      destroy: async (id) => {
        entries.delete(key(id))
      },
      consume: async (id) => {
        const entry = entries.get(key(id))
        const consumed = Math.floor(Date.now() / 1000)
        if (entry) entries.set(key(id), { ...entry, payload: { ...entry.payload, consumed } })
      },
      revokeByGrantId: async (grantId) => {
        for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
      },
    }
  }
  return { adapter, close: () => clearInterval(sweep) }
}
