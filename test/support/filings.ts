/** A tip as short as may be, about nobody. */
export const shortTip = {
  kind: 'other',
  against: 'family',
  about: '一户人家',
  division: '500153',
  place: '',
  facts: '看到的事情。',
  contact: null,
} as const
