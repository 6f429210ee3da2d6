import './issue-problems.ts'
import { officeProblems } from './office-problems.ts'

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
  'village-merged': {
    zh: '这个村或社区已经并入别处，请从列表中选择现在的村或社区',
    en: 'This village was merged into another, please choose the one that has its place now',
  },
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
  ...officeProblems,
} as const satisfies Record<string, { zh: string; en: string }>

export type FieldProblem = keyof typeof fieldProblems

/** A problem code for a schema's message; the compiler refuses one that has no words. */
export const problem = (code: FieldProblem): FieldProblem => code

export const isFieldProblem = (text: string): text is FieldProblem => Object.hasOwn(fieldProblems, text)
