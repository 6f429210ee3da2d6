/** The local sign-in page: who do you want to be? It exists on a laptop only, so it asks for no password. */
import { accounts, divisionNames, type Account, type Group } from '#infra/local/identity/accounts.ts'

export type Language = 'zh' | 'en'

const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  resident: { zh: '居民', en: 'Resident' },
  agent: { zh: '代办员', en: 'Agent' },
  'grid-worker': { zh: '网格员', en: 'Grid worker' },
  'town-officer': { zh: '窗口经办', en: 'Town officer' },
  'town-lead': { zh: '民政办负责人', en: 'Town lead' },
  verifier: { zh: '核对员', en: 'Verifier' },
  'county-officer': { zh: '区级经办', en: 'County officer' },
  'county-confirmer': { zh: '审核确认', en: 'County confirmer' },
  'tip-handler': { zh: '举报受理', en: 'Tip handler' },
  custodian: { zh: '身份保管人', en: 'Custodian' },
  supervisor: { zh: '监督', en: 'Supervisor' },
  administrator: { zh: '管理员', en: 'Administrator' },
}

const groups: Readonly<Record<Group, Readonly<Record<Language, string>>>> = {
  residents: { zh: '居民', en: 'Residents' },
  village: { zh: '村（社区）', en: 'Village and community' },
  town: { zh: '乡镇（街道）', en: 'Town and subdistrict' },
  county: { zh: '区县', en: 'County' },
}

const words = {
  zh: {
    lang: 'zh-CN',
    service: '阳光救助',
    title: '选择一个演示身份',
    lead: '这里是本机演示，不需要密码。点谁，就以谁的身份登录。',
    other: 'English',
    gone: '这次登录已经过期',
    again: '请回到阳光救助，再点一次“登录”。',
    refused: '这次没能登录',
  },
  en: {
    lang: 'en',
    service: 'Sunshine Aid',
    title: 'Choose a demo account',
    lead: 'This is a demonstration on this machine, so there is no password. You sign in as the person you choose.',
    other: '中文',
    gone: 'This sign-in has expired',
    again: 'Go back to Sunshine Aid and choose “Sign in” again.',
    refused: 'This sign-in did not work',
  },
} as const

const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fbf7f0;color:#1d2b2a;line-height:1.6;font-family:-apple-system,"PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans SC","Microsoft YaHei",sans-serif}
header{background:#fff;border-bottom:1px solid #ddd3c3}
header div,main{max-width:880px;margin:0 auto;padding:0 20px}
header div{display:flex;align-items:center;gap:10px;min-height:64px;font-weight:700;font-size:1.25rem}
header i{width:28px;height:28px;border-radius:50%;background:#f6b93b}
header a{margin-left:auto;font-weight:400;font-size:1rem;color:#0b5a4e;padding:10px 0}
h1{font-size:1.75rem;line-height:1.3;margin:36px 0 8px}
h2{font-size:1rem;margin:28px 0 10px;color:#55605c}
ul{list-style:none;margin:0;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(240px,1fr))}
button{width:100%;min-height:72px;padding:12px 16px;text-align:left;font:inherit;color:inherit;background:#fff;border:1px solid #ddd3c3;border-left:5px solid #0b5a4e;border-radius:10px;cursor:pointer}
button:hover{border-color:#0b5a4e;background:#f1eadc}
:focus-visible{outline:3px solid #f6b93b;outline-offset:2px;box-shadow:0 0 0 5px #1d2b2a}
b{display:block;font-size:1.125rem}
span{color:#55605c}
main{padding-bottom:64px}`

const page = (language: Language, title: string, link: string, body: string) => `<!doctype html>
<html lang="${words[language].lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${words[language].service}</title><style>${style}</style></head>
<body><header><div><i></i>${words[language].service}${link}</div></header><main><h1>${title}</h1>${body}</main></body></html>`

const button = (language: Language, { account, name, role, division }: Account) => {
  const place = division === undefined ? '' : ` · ${divisionNames[division]?.[language] ?? division}`
  const about = `${roles[role]?.[language] ?? role}${place}`
  return `<li><button name="account" value="${account}"><b>${name}</b><span>${about}</span></button></li>`
}

/** The page for one sign-in; its form is posted to the page's own address. */
export const signInPage = (language: Language): string => {
  const { title, lead, other } = words[language]
  const otherLanguage = language === 'zh' ? 'en' : 'zh'
  const link = `<a href="?lang=${otherLanguage}" lang="${words[otherLanguage].lang}">${other}</a>`
  const sections = Object.entries(Object.groupBy(accounts, ({ group }) => group)).map(([group, members]) => {
    const heading = Object.entries(groups).find(([name]) => name === group)?.[1][language] ?? group
    return `<h2>${heading}</h2><ul>${members.map((member) => button(language, member)).join('')}</ul>`
  })
  return page(language, title, link, `<p>${lead}</p><form method="post">${sections.join('')}</form>`)
}

/** Shown when a sign-in was left lying too long, or the system was started anew meanwhile. */
export const expiredPage = (language: Language): string =>
  page(language, words[language].gone, '', `<p>${words[language].again}</p>`)

/** Shown for a request that no portal of ours sends. @param code OAuth's name of the error */
export const refusedPage = (language: Language, code: string): string =>
  page(language, words[language].refused, '', `<p>${words[language].again}</p><p>${code.replace(/\W/g, ' ')}</p>`)

/** The language a visitor asked for: by link, by the portal's `ui_locales`, or by the browser. */
export const languageOf = (...wishes: (string | null | undefined)[]): Language => {
  const wish = wishes.find(Boolean)
  return wish && /^en\b/i.test(wish) ? 'en' : 'zh'
}
