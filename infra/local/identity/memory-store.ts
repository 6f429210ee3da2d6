/** Sign-ins in progress, sessions and refresh tokens: they end with the process, so a restart signs everyone out. */
import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  readonly payload: AdapterPayload
  /** Epoch milliseconds. */
  readonly expires: number
}

const sweepMs = 60_000

export class MemoryStore {
  readonly #entries = new Map<string, Entry>()
  readonly #sweep = setInterval(() => {
    for (const key of [...this.#entries.keys()]) this.#read(key)
  }, sweepMs).unref()

  /** The shelf for one kind of model, as oidc-provider wants it. */
  readonly adapter = (kind: string): Adapter => {
    const key = (id: string) => `${kind}:${id}`
    const entries = this.#entries
    return {
      upsert: async (id, payload, expiresIn) => {
        entries.set(key(id), { payload, expires: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
      },
      find: async (id) => this.#read(key(id)),
      findByUid: async (uid) => this.#findBy(key(''), 'uid', uid),
      findByUserCode: async (userCode) => this.#findBy(key(''), 'userCode', userCode),
      destroy: async (id) => {
        entries.delete(key(id))
      },
      consume: async (id) => {
        const entry = entries.get(key(id))
        const consumed = Math.floor(Date.now() / 1000)
        if (entry) entries.set(key(id), { ...entry, payload: { ...entry.payload, consumed } })
      },
      revokeByGrantId: async (grantId) => this.#revoke(grantId),
    }
  }

  close(): void {
    clearInterval(this.#sweep)
  }

  #read(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key)
    if (entry && entry.expires > Date.now()) return entry.payload
    this.#entries.delete(key)
    return undefined
  }

  #findBy(prefix: string, property: 'uid' | 'userCode', value: string): AdapterPayload | undefined {
    return [...this.#entries.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => this.#read(key))
      .find((payload) => payload?.[property] === value)
  }

  #revoke(grantId: string): void {
    for (const [key, { payload }] of this.#entries) if (payload.grantId === grantId) this.#entries.delete(key)
  }
}
