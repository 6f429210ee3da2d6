// Written by `npm run add-county -- CODE`
import _341623 from './341623.json' with { type: 'json' }
import _3611 from './3611.json' with { type: 'json' }
import _500153 from './500153.json' with { type: 'json' }

/** Names by code; the villages of a town, each as its last three digits and its name. */
export interface County {
  readonly names: Readonly<Record<string, string>>
  readonly villages: Readonly<Record<string, readonly string[]>>
}

export const counties: readonly County[] = [_341623, _3611, _500153]
