/** Law art. 62: what verification can supply is not asked of the family. */
const suppliedBy = (zh: string, en: string) => ({
  zh: `这一项由${zh}核对得到，不能要求家里提供`,
  en: `Verification has this from ${en}; a family may not be asked for it`,
})

/** What can be wrong with a field that an office fills in or asks for, in words. */
export const officeProblems = {
  'supplied-by-population': suppliedBy('公安的人口登记', 'the population register'),
  'supplied-by-tax': suppliedBy('税务登记', 'the tax office'),
  'supplied-by-social-insurance': suppliedBy('社会保险登记', 'the social insurance register'),
  'supplied-by-real-estate': suppliedBy('不动产登记', 'the real-estate register'),
  'supplied-by-vehicles': suppliedBy('车辆登记', 'the vehicle register'),
  'supplied-by-market-entities': suppliedBy('市场主体登记', 'the register of businesses'),
  'supplied-by-housing-fund': suppliedBy('住房公积金中心', 'the housing fund'),
  'supplied-by-deposits': suppliedBy('银行存款核对', 'the check of bank deposits'),
  'no-commitment-for-this': {
    zh: '这一项不能用书面承诺代替，请上传材料，或者写明情况',
    en: 'A written commitment cannot replace this: please send it, or say how things are',
  },
  'document-unknown': {
    zh: '没有找到这份材料，请重新上传',
    en: 'This document was not found, please send it again',
  },
  'surveyor-is-kin': {
    zh: '其中有人与这一家有亲属登记，需要回避，请换一位',
    en: 'One of them is registered as a relative of this family and must stand aside, please name somebody else',
  },
  'unknown-account': { zh: '没有找到这位经办人员的账号', en: 'There is no such officer here' },
  'role-incompatible': {
    zh: '同一个人已经有一个不能兼任的岗位（如系统管理与业务岗位、身份保管与举报办理）',
    en: 'The same person already holds a role that must not be combined with this one',
  },
  'role-elsewhere': {
    zh: '这个岗位不设在这一级：代办员、网格员在村社区，经办和负责人在街镇，其他在县级',
    en: 'This role is not held at this level: agents and grid workers in a village, town roles in a town, the rest in the county',
  },
  'outside-county': { zh: '这个地方不归您管理', en: 'This place is not yours to administer' },
  'unknown-town': {
    zh: '代码的前九位不是本县（区）的街镇，请再看一遍',
    en: 'The first nine digits are no town of this county, please check them',
  },
  'division-code-taken': {
    zh: '这个代码已经有村或社区在用，合并后的旧代码也不能再用',
    en: 'A village has this code already; the code of one that was merged is not used again',
  },
  'division-name-taken': {
    zh: '本街镇已经有叫这个名字的村或社区',
    en: 'A village of this town has this name already',
  },
  'merged-into-itself': { zh: '不能并入自己，请选另一个村或社区', en: 'It cannot be merged into itself' },
  'date-a-year-away': {
    zh: '这一天离今天超过一年，请再看一遍年份',
    en: 'This day is more than a year away, please check the year',
  },
  'date-before-change': {
    zh: '这一天早于这个村或社区已经登记的变更，请再看一遍',
    en: 'This day lies before a change of this village that is on record, please check it',
  },
  'account-taken': {
    zh: '这个账号已经有人在用；要改岗位，请打开这个人的页面',
    en: 'This account is in use; to change a role, open that person’s page',
  },
  'community-has-assistant': {
    zh: '这个村或社区已经有一名专干，请先从那位名下去掉',
    en: 'This community has its named assistant already; take it from that person first',
  },
  'community-elsewhere': {
    zh: '专干的村或社区要在本人任职的地方里面',
    en: 'An assistant’s community must lie in the place where the role is held',
  },
  'successor-unfit': {
    zh: '接手的人要在职、不是本人，并且岗位相同、管到同一个地方',
    en: 'The successor must be another person in office with the same role, reaching the same place',
  },
  'month-past': { zh: '不能从已经过去的月份开始执行', en: 'A version cannot take effect from a month that is over' },
  'month-taken': {
    zh: '这个月份已经有签发的版本，签发的版本不能改，请另选月份',
    en: 'A signed version takes effect in this month already and is never changed, please choose another month',
  },
  'date-before-warning': {
    zh: '这一天在提醒之前，请再看一遍',
    en: 'This day is before the warning, please check it',
  },
  'date-before-opinion': {
    zh: '这一天在公示开始之前，请再看一遍',
    en: 'This day is before the notice began, please check it',
  },
  'name-repeated': { zh: '有一个名称写了两次', en: 'Something is named twice' },
  'not-convened': { zh: '有人不在通知到会的名单里', en: 'Somebody here is not on the list of those convened' },
  'must-stand-aside': {
    zh: '名单里有这家的成员或者提出异议的人，请写到“回避”里',
    en: 'A member of the family, or somebody who objected, is on the list and must be recused',
  },
  'quorum-missing': {
    zh: '到会的人不够：要有应到人数的三分之二，表决的人也要够数',
    en: 'Too few came: two thirds of those convened, and enough of them to vote',
  },
  'votes-differ': {
    zh: '同意、不同意、弃权加起来，要等于到会表决的人数',
    en: 'For, against and abstained must add up to those present who vote',
  },
  'signatures-missing': {
    zh: '签字的人不够应到人数的三分之二，记录不能作数',
    en: 'Fewer than two thirds of those convened signed: the minutes do not stand',
  },
  'date-before-finding': {
    zh: '这一天早于线索登记的日期，请再看一遍',
    en: 'This day lies before the household was found, please check it',
  },
  'surveyor-carried-it': {
    zh: '这个人替这家人代办了申请，不能再去入户调查',
    en: 'This person carried the family’s application and cannot survey it',
  },
  'not-the-mandator': {
    zh: '申请人要和委托书上的人一致：身份证号对不上',
    en: 'The applicant must be who gave the mandate: the identity number is another',
  },
  'date-in-future': { zh: '这一天还没有到，请再看一遍', en: 'This day is still to come, please check it' },
  'date-not-in-future': { zh: '请填今天以后的日期', en: 'Please choose a day after today' },
  'date-after-whole': {
    zh: '不能晚于整个办理的最后期限',
    en: 'This is after the last day of the whole procedure',
  },
  'date-before-decision': { zh: '这一天在作出决定之前，请再看一遍', en: 'This day is before the decision' },
  'date-before-receipt': {
    zh: '不能早于收到举报、投诉的那一天',
    en: 'This is before the day it was received',
  },
  'date-in-past': {
    zh: '这一天已经过了，请填今天或以后的日期',
    en: 'This day has passed, please write today or a later one',
  },
  'case-not-here': { zh: '本县没有这个编号的申请，请再看一遍', en: 'This county has no case of this number' },
  'linked-already': { zh: '已经关联过这一家', en: 'It is linked to this family already' },
  'not-linked': { zh: '没有关联这一家', en: 'It is not linked to this family' },
  'no-such-officer': { zh: '名册里没有这个名字', en: 'No officer or registered cadre has this name' },
  'not-handed-over': {
    zh: '转交满五个工作日没有退回，才能这样办结',
    en: 'Hand it over first, then wait five working days',
  },
  'reason-does-not-fit': { zh: '这个原因和前面选的不相符', en: 'This reason does not fit what was chosen' },
  'amount-does-not-fit': {
    zh: '金额和调整方向不符：增发要高于现在的金额，减发要低于现在的金额，停发填 0',
    en: 'The amount does not fit: more for a raise, less for a reduction, nothing for a stop',
  },
  'overpayment-not-withheld': {
    zh: '只有查明隐瞒情况多领的，才能建议追回（社会救助法第七十三条）',
    en: 'Only what was received by withholding facts may be asked back (Law art. 73)',
  },
  'hearing-still-open': {
    zh: '通知听取意见的日子还没有过，不能记为没有到场',
    en: 'The day of the hearing has not passed; nobody has failed to appear yet',
  },
  'gradual-exit-not-allowed': {
    zh: '只有因就业收入增加而停发的，才有渐退期（57号文第三十三条）',
    en: 'A gradual exit is only for an end because of new work (57号 art. 33)',
  },
  'duty-not-pausable': { zh: '这一项现在不能暂停', en: 'This duty cannot be paused now' },
  'duty-not-paused': { zh: '这一项没有在暂停', en: 'This duty is not paused' },
  'duty-of-others': {
    zh: '这一项由别的部门负责，请他们来办',
    en: 'This duty is another office’s; please ask them',
  },
  'assignee-is-kin': {
    zh: '这位经办人与这一家有亲属登记，需要回避，请交给别人',
    en: 'This officer is registered as a relative of this family and must stand aside, please choose somebody else',
  },
  'looser-than-law': {
    zh: '这个期限比法律规定的宽松，只能更严',
    en: 'This is looser than the law; a region may only be stricter',
  },
  'already-assigned': { zh: '这件已经由这位经办人办理', en: 'This officer has the case already' },
  'two-present': { zh: '至少两人参加会审，不能是同一个人', en: 'At least two meet, each a different person' },
  'date-before-forwarding': {
    zh: '这一天在报到县级之前，请再看一遍',
    en: 'This day is before the case came to the county, please check it',
  },
  'not-of-this-county': {
    zh: '其中有人现在不是本县（区）的经办或者确认人员',
    en: 'One of them is not a county officer or confirmer here today',
  },
  'not-of-this-town': { zh: '本乡镇（街道）没有这位经办人', en: 'This town has no such officer' },
} as const satisfies Record<string, { zh: string; en: string }>
