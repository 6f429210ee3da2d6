/** The people of the demo county, as roles.md names them: for the sign-in page and for the people records. */

const village = '500153001001'
const changyuan = '500153001'
const renyi = '500153101'
const county = '500153'

export type Group = 'residents' | 'village' | 'town' | 'county'

export interface Account {
  /** `sub` of the token. */
  readonly account: string
  readonly name: string
  readonly role: string
  /** Where the role is held; residents hold theirs nowhere. */
  readonly division?: string
  readonly group: Group
}

const resident = (account: string, name: string): Account => ({ account, name, role: 'resident', group: 'residents' })
const officer =
  (group: Group, division: string) =>
  (account: string, name: string, role: string): Account => ({
    account,
    name,
    role,
    division,
    group,
  })
const atVillage = officer('village', village)
const atChangyuan = officer('town', changyuan)
const atRenyi = officer('town', renyi)
const atCounty = officer('county', county)

export const accounts: readonly Account[] = [
  resident('resident-li', '李桂花'),
  resident('resident-wang', '王建国'),
  atVillage('agent-changyuan', '刘春梅', 'agent'),
  atVillage('grid-changyuan', '陈小军', 'grid-worker'),
  atChangyuan('town-changyuan', '赵敏', 'town-officer'),
  atChangyuan('town-changyuan-2', '周伟', 'town-officer'),
  atChangyuan('town-changyuan-lead', '孙丽华', 'town-lead'),
  atRenyi('town-renyi', '吴强', 'town-officer'),
  atCounty('county-verifier', '郑洁', 'verifier'),
  atCounty('county-officer', '冯涛', 'county-officer'),
  atCounty('county-confirmer', '何静', 'county-confirmer'),
  atCounty('tip-handler', '罗芳', 'tip-handler'),
  atCounty('custodian-a', '高远', 'custodian'),
  atCounty('custodian-b', '梁燕', 'custodian'),
  atCounty('county-supervisor', '宋平', 'supervisor'),
  atCounty('county-admin', '唐磊', 'administrator'),
]

/** Names of the divisions where demo accounts work. */
export const divisionNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  [village]: { zh: '玉屏社区', en: 'Yuping Community' },
  [changyuan]: { zh: '昌元街道', en: 'Changyuan Subdistrict' },
  [renyi]: { zh: '仁义镇', en: 'Renyi Town' },
  [county]: { zh: '荣昌区', en: 'Rongchang District' },
}
