import './issue-problems.ts'

/** Law art. 62: what verification can supply is not asked of the family. */
const suppliedBy = (zh: string, en: string) => ({
  zh: `这一项由${zh}核对得到，不能要求家里提供`,
  en: `Verification has this from ${en}; a family may not be asked for it`,
})

/**
 * What can be wrong with one field, in words. A schema's message is one of these codes, so that the API names a
 * problem once and every page can say it in the reader's language.
 */
export const fieldProblems = {
  required: { zh: '这一项还没有填', en: 'Please fill this in' },
  'too-short': { zh: '写得太短了，请再补充一点', en: 'This is too short, please add a little more' },
  'too-long': { zh: '写得太长了，请缩短一些', en: 'This is too long, please shorten it' },
  'too-small': { zh: '这个数太小了，请再看一遍', en: 'This number is too small, please check it' },
  'too-large': { zh: '这个数太大了，请再看一遍', en: 'This number is too large, please check it' },
  'too-few': { zh: '至少要填一项', en: 'Please add at least one' },
  'too-many': { zh: '填的项数太多了', en: 'There are too many entries' },
  'not-a-number': { zh: '请填数字', en: 'Please enter a number' },
  'not-a-whole-number': { zh: '请填整数', en: 'Please enter a whole number' },
  'not-a-date': { zh: '没有这一天，请按“年-月-日”填写', en: 'There is no such day, please write year-month-day' },
  'not-a-month': {
    zh: '请按“年-月”填写月份，例如 2026-11',
    en: 'Please write the month as year-month, such as 2026-11',
  },
  'not-a-time': { zh: '时间格式不对', en: 'This is not a point in time' },
  'unknown-field': { zh: '有一项内容不属于这张表', en: 'There is an entry that does not belong here' },
  'control-character': {
    zh: '里面有看不见的特殊字符，请重新输入',
    en: 'There is an invisible character in it, please type it again',
  },
  'not-an-amount': {
    zh: '金额格式不对，请写成“1234.50”，最多两位小数',
    en: 'This is no amount of money, please write it as 1234.50',
  },
  'choose-one': { zh: '请从给出的选项中选一个', en: 'Please choose one of the options' },
  invalid: { zh: '这一项的格式不对，请再看一遍', en: 'This does not look right, please check it' },
  'not-a-division-code': { zh: '地区代码的格式不对', en: 'This is not a division code' },
  'unknown-division': {
    zh: '没有找到这个地区，请从列表中选择',
    en: 'We do not know this place, please choose it from the list',
  },
  'not-a-village': { zh: '请选择到村或社区', en: 'Please choose a village or community' },
  'permit-not-taken': {
    zh: '这里还不受理持居住证的申请，请向户口所在地的乡镇、街道申请；不清楚的可以打 12345',
    en: 'Applications of residence-permit holders are not taken here yet; please apply where you are registered, or call 12345',
  },
  'permit-too-short': {
    zh: '持居住证住在这里的时间还不够当地规定的月数，现在请向户口所在地的乡镇、街道申请',
    en: 'You have not lived here with a residence permit for as long as this place asks; please apply where you are registered',
  },
  'birth-date-after-month': { zh: '出生日期晚于所选月份，请再看一遍', en: 'This birth date is after the chosen month' },
  'identity-number-shape': {
    zh: '身份证号是 18 位：前 17 位是数字，最后一位是数字或 X',
    en: 'An identity number has 18 characters: 17 digits, then a digit or X',
  },
  'identity-number-date': {
    zh: '身份证号第 7 到 14 位不是一个真实的日期，请对照证件再看一遍',
    en: 'Characters 7 to 14 are not a real date, please compare with the card',
  },
  'identity-number-future': {
    zh: '身份证号里的出生日期还没有到，请对照证件再看一遍',
    en: 'The birth date in this number is in the future, please compare with the card',
  },
  'identity-number-age': {
    zh: '按身份证号算，年龄超过 120 岁，请对照证件再看一遍',
    en: 'By this number the person is older than 120, please compare with the card',
  },
  'identity-number-check-digit': {
    zh: '身份证号最后一位不对，请对照证件再看一遍',
    en: 'The last character does not fit the others, please compare with the card',
  },
  'person-name-characters': {
    zh: '姓名只能有文字和间隔号“·”，请对照证件填写',
    en: 'A name has only letters and the dot “·”, please write it as on the card',
  },
  'phone-number': {
    zh: '请填 11 位手机号，或带区号的座机号，例如 023-46731234',
    en: 'Please enter an 11-digit mobile number, or a landline with its area code, such as 023-46731234',
  },
  'card-number-shape': { zh: '银行卡号是 16 到 19 位数字', en: 'A card number has 16 to 19 digits' },
  'card-number-check-digit': {
    zh: '卡号有一位不对，请对照银行卡再看一遍',
    en: 'One digit of the card number is wrong, please compare with the card',
  },
  'two-surveyors': { zh: '至少两位调查员，不能是同一个人', en: 'At least two surveyors, each a different person' },
  'surveyor-elsewhere': {
    zh: '调查员要是本街镇在职的经办人员，或者这个村（社区）的专干',
    en: 'Surveyors are officers of this town or the named assistant of this village, in office today',
  },
  'date-before-letter': {
    zh: '这一天要在发函之后，请再看一遍',
    en: 'This day must be after the letter was sent, please check it',
  },
  'each-member': {
    zh: '共同生活的家人，每一位的健康和劳动情况都要写',
    en: 'Please write of every counted member how they are and what they do',
  },
  'code-wrong': {
    zh: '签字码不对，请对照家庭页面上的再看一遍',
    en: 'This is not the code on the family’s page, please compare it once more',
  },
  'passbook-number-shape': { zh: '存折账号是 8 到 32 位数字', en: 'A passbook number has 8 to 32 digits' },
  'must-be-accepted': { zh: '请先阅读并勾选同意', en: 'Please read this and tick it' },
  'identity-number-repeated': {
    zh: '这个身份证号和另一位家人的一样',
    en: 'Another member has the same identity number',
  },
  'first-member-is-applicant': {
    zh: '第一位家人应当是申请人本人，其他人不能选“本人”',
    en: 'The first member is the applicant; nobody else can be',
  },
  'file-name-invalid': {
    zh: '文件名里有不能用的符号，请换一个名字',
    en: 'The file name has a character that cannot be used',
  },
  'names-sender': {
    zh: '这里写了您的名字或电话。这段话要留在案卷里，名字和电话请只写在下面的格子里，那里单独加密保存',
    en: 'This holds your name or telephone. These words stay in the file; please write both below only, where they are sealed',
  },
  'gives-away-receipt': {
    zh: '请不要把查询码写进去：别人会读到这段话，凭查询码能打开您的全部内容',
    en: 'Do not write the receipt code here: others read these words, and the code opens everything you sent',
  },
  'passphrase-short': {
    zh: '口令太短：至少 12 个字符，一个汉字算两个。可以用一句只有您自己知道的话',
    en: 'Too short: at least 12 characters, a Chinese one counts as two. A sentence only you know serves well',
  },
  'passphrase-plain': {
    zh: '口令里总是那几个字符，太容易猜到，请换一句',
    en: 'It repeats the same few characters and is easily guessed; please choose another',
  },
  'passphrase-names-holder': {
    zh: '口令里不能有您自己的姓名或者账号',
    en: 'It must not hold your own name or account',
  },
  'passphrase-differs': {
    zh: '两次输入的口令不一样，请再输一遍',
    en: 'The two passphrases differ, please type both again',
  },
  'passphrase-wrong': {
    zh: '口令不对，请再输一遍',
    en: 'This is not your passphrase, please type it again',
  },
  'receipt-not-the-same': {
    zh: '和刚才给您的查询码不一样，请照着抄下来的再输一次，或者再看一次',
    en: 'This is not the code you were given. Type it again from what you wrote down, or look at it once more',
  },
  'receipt-malformed': {
    zh: '查询码是 16 位字母和数字，请对照回执再看一遍',
    en: 'The code has 16 letters and digits, please compare it with your receipt',
  },
  'code-malformed': {
    zh: '核验码是 16 位字母和数字，请对照通知书再看一遍',
    en: 'The code has 16 letters and digits, please compare it with the written decision',
  },
  'date-before-acceptance': {
    zh: '这一天在受理之前，请再看一遍',
    en: 'This day is before the application was accepted, please check it',
  },
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

export type FieldProblem = keyof typeof fieldProblems

/** A problem code for a schema's message; the compiler refuses one that has no words. */
export const problem = (code: FieldProblem): FieldProblem => code

export const isFieldProblem = (text: string): text is FieldProblem => Object.hasOwn(fieldProblems, text)
