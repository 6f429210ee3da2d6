import * as z from 'zod'

/**
 * Every way an operation can say no, with its HTTP status and words for a person, in both languages.
 * Errors are this closed set; an operation names those that are its own.
 */
export const problems = {
  MALFORMED: {
    status: 400,
    zh: '请求的格式不对，没有保存任何内容。',
    en: 'The request is malformed. Nothing was saved.',
  },
  SIGNED_OUT: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  FORBIDDEN: { status: 403, zh: '您的账号不能做这件事。', en: 'Your account may not do this.' },
  CONFLICT_OF_INTEREST: {
    status: 403,
    zh: '您和这件事有关联，需要回避，请交给同事办理。',
    en: 'You are connected with this case and must stand aside. Please hand it to a colleague.',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有找到。可能编号不对，或者不归您办理。',
    en: 'Not found. The number may be wrong, or it is not yours.',
  },
  ADMISSION_REFUSED: {
    status: 403,
    zh: '这张表放得太久了，或者没有完整地打开过。您写的内容都还在，请再提交一次。',
    en: 'This form was open for too long, or never opened completely. What you wrote is still here; please send it again.',
  },
  INVITATION_UNKNOWN: {
    status: 404,
    zh: '没有找到这个邀请码，请对照纸上的再看一遍；也可以不用码，直接申请。',
    en: 'There is no such invitation. Please compare it with the paper; you can also apply without a code.',
  },
  MANDATE_UNKNOWN: {
    status: 404,
    zh: '没有找到。请对照代办回执上的码，身份证号要和登记委托时的一致。',
    en: 'Not found. Please compare the code with the slip; the identity number must be the one of the mandate.',
  },
  POLICY_NOT_FOUND: {
    status: 404,
    zh: '这个地方、这个月份没有生效的政策。',
    en: 'No policy is in force for this place and month.',
  },
  DIVISION_NOT_FOUND: { status: 404, zh: '没有这个行政区划代码。', en: 'There is no such division.' },
  RECEIPT_UNKNOWN: {
    status: 404,
    zh: '没有找到这个查询码，请对照回执再看一遍。',
    en: 'No report has this code. Please compare it with your receipt.',
  },
  NOTICE_OVER: {
    status: 404,
    zh: '这则公示已经结束或者暂停，这里不再收异议。请直接向乡镇、街道便民服务中心或者县区民政局提出，也可以打 12345；有线索随时可以举报。',
    en: 'This notice is over or suspended and takes no more objections here. Please turn to the town or street office or the county civil affairs bureau, or call 12345; tips are welcome at any time.',
  },
  CODE_UNKNOWN: {
    status: 404,
    zh: '没有这个核验码的通知书。请对照通知书再看一遍；如果没有看错，这份通知书不是我们发的。',
    en: 'No written decision has this code. Please compare it once more; if you read it right, the paper is not ours.',
  },
  ADMISSION_SPENT: {
    status: 409,
    zh: '这张表刚才已经交过一次。如果您没有看到查询码，请再提交一次，两份会放在一起处理。',
    en: 'This form was sent a moment ago. If you saw no code, please send it again; both will be handled together.',
  },
  CHANGED_MEANWHILE: {
    status: 409,
    zh: '刚才有人先办了一步，您的操作没有保存。请看看变化，再决定。',
    en: 'Somebody acted before you. Nothing of yours was saved; please look at what changed.',
  },
  STAGE_NOT_ALLOWED: { status: 409, zh: '现在这一步不能这样办。', en: 'This cannot be done at the present stage.' },
  AUTHORISATION_EXPIRED: {
    status: 409,
    zh: '这家人授权核对的期限已经过了，请先请他们重新授权。',
    en: 'The family’s authorisation of verification has expired. Please ask them to sign it again first.',
  },
  GATE_OPEN: {
    status: 409,
    zh: '还有没办完的事，现在不能往下走。',
    en: 'Something is still open; the case cannot move on yet.',
  },
  ANSWERS_INCOMPLETE: {
    status: 409,
    zh: '申请还有没填完的部分。',
    en: 'Some parts of the application are still to be filled in.',
  },
  DRAFT_HELD: {
    status: 409,
    zh: '这个人已经有一份没有提交的代办申请，先把那一份办完，或者请本人收回。',
    en: 'This person has an application with an agent already that was not sent yet. It has to be finished first, or taken back by the person.',
  },
  OTHER_DRAFT_OPEN: {
    status: 409,
    zh: '您自己已经有一份同样的草稿。先提交它或者放弃它，再来接收这一份。',
    en: 'You have a draft of the same kind yourself. Please send it or give it up before you take this one.',
  },
  DRAFT_CLOSED: {
    status: 409,
    zh: '申请已经提交，不能再改。',
    en: 'The application was submitted and can no longer be changed.',
  },
  COMPLAINT_STEP_NOT_OPEN: {
    status: 409,
    zh: '这件投诉现在不能这样办。',
    en: 'This cannot be done with the complaint now.',
  },
  CORRECTION_MISSING: {
    status: 409,
    zh: '查实的，先写明怎么改正、谁改、什么时候改好，再办结；举报要等改正完成。',
    en: 'What was found true is concluded once it says what is put right, by whom and by when; a tip, once that is done.',
  },
  VISIT_UNSETTLED: {
    status: 409,
    zh: '这件投诉说到一件申请。先记下县里入户核查的安排，再办结。',
    en: 'This complaint is about a case. Please record what became of the county’s visit before concluding.',
  },
  LOOK_STILL_OPEN: {
    status: 409,
    zh: '关联的家庭还没有核查完（有访必查）。核查随抽查一起进行，完成以后再办结。',
    en: 'A family it is linked to is still to be looked at, among those drawn by lot. Please conclude once that is done.',
  },
  PROPOSAL_STILL_OPEN: {
    status: 409,
    zh: '这家的待遇正在提出调整，听取意见、作出决定以后再办结。',
    en: 'A change of the family’s benefit is proposed. Please conclude once they were heard and it is decided.',
  },
  TOO_MANY_MESSAGES: {
    status: 409,
    zh: '补充的次数已经到了上限。还有情况，请等经办人答复，或者拨打 12345。',
    en: 'As much was added as can be taken. Please wait for the answer, or call 12345.',
  },
  TIPS_LOCKED: {
    status: 423,
    zh: '举报的内容是加密保存的，请先输入您的口令。',
    en: 'Tips are kept sealed. Please enter your passphrase first.',
  },
  KEY_MISSING: {
    status: 409,
    zh: '您还没有设置口令。请先设置，再打开举报。',
    en: 'You have not set a passphrase yet. Please set one first.',
  },
  KEY_EXISTS: {
    status: 409,
    zh: '您已经设置过口令，没有改动。想换口令，请用“更换口令”。',
    en: 'You have set a passphrase already; nothing was changed. To change it, use “Change the passphrase”.',
  },
  PASSPHRASE_TRIED_TOO_OFTEN: {
    status: 429,
    zh: '口令连续输错多次，暂时不能再试。最短等一分钟，最长等一小时；想不起来，可以请两位保管人一起找回。',
    en: 'Too many wrong passphrases in a row. Please wait, a minute at first, an hour at most; if you forgot it, two custodians together can recover it.',
  },
  RECOVERY_NOT_OPEN: {
    status: 409,
    zh: '这把钥匙现在没有在等找回。',
    en: 'Nobody is waiting for this key to be recovered.',
  },
  SECOND_CUSTODIAN_NEEDED: {
    status: 409,
    zh: '第一层是您打开的，第二层要由另一位保管人打开。',
    en: 'You opened the first layer; the second takes another custodian.',
  },
  NOTHING_DEPOSITED: {
    status: 409,
    zh: '没有找到存在保管人名下的那一份，这把钥匙不能这样找回。县里要有两位保管人先设置口令，办理人再解锁一次，才会存下。',
    en: 'No part of this key lies with the custodians, so it cannot be recovered like this. Two custodians must have set a passphrase before its holder unlocks it; then it is deposited.',
  },
  REPORT_NOT_OPEN: {
    status: 409,
    zh: '这件举报或投诉现在不能这样处理。',
    en: 'This report cannot be handled like this now.',
  },
  RECIPIENT_NOT_HEARD: {
    status: 409,
    zh: '减发、停发以前要先听取这家人的意见（社会救助法第四十八条）。',
    en: 'Before less is paid the recipient must be heard (Law art. 48).',
  },
  DOCUMENT_NOT_READY: {
    status: 409,
    zh: '这份材料没有通过检查，不能打开。',
    en: 'This document has not passed its checks and cannot be opened.',
  },
  NO_CLEAN_COPY: {
    status: 409,
    zh: '这份证据做不出去掉拍摄信息的副本。要看原件，请写明理由。',
    en: 'No copy without its hidden details could be made of this file. To see the original, please say why.',
  },
  ORIGINAL_NEEDS_REASON: {
    status: 403,
    zh: '要看原件，请先写明理由。写过的，一刻钟以内有效。',
    en: 'To see the original, please say why first. A reason holds for a quarter of an hour.',
  },
  IDENTITY_NOT_OPEN: {
    status: 409,
    zh: '现在不能申请查看举报人身份：没有留，已经删除，或者已经在等保管人决定。',
    en: 'The sender’s identity cannot be asked for now: none was left, it was deleted, or a custodian is deciding already.',
  },
  TOO_MANY_DOCUMENTS: {
    status: 409,
    zh: '材料份数已经到了上限，不能再添加。',
    en: 'There are as many documents as can be taken.',
  },
  BODY_TOO_LARGE: { status: 413, zh: '内容太多了，没有保存。', en: 'Too much content. Nothing was saved.' },
  ADMISSION_TOO_EARLY: {
    status: 425,
    zh: '提交得太快了，请过几秒再提交一次。您写的内容都还在。',
    en: 'That was too fast; please send it again in a few seconds. What you wrote is still here.',
  },
  TOO_MANY_FROM_HERE: {
    status: 429,
    zh: '从您这个网络交上来的太多，这一小时暂时收不下。您写的内容都还在：请过一小时再提交，换一个网络试试，或者直接拨打 12345 说。',
    en: 'Too much was sent from your network in this hour. What you wrote is still here: please send it again in an hour, try another network, or tell it by telephone: 12345.',
  },
  ADMISSIONS_USED_UP: {
    status: 429,
    zh: '这一小时交上来的太多，暂时收不下。您写的内容都还在：请过一小时再提交，换一个浏览器或手机试试，或者直接拨打 12345 说。',
    en: 'Too much was sent in this hour. What you wrote is still here: please send it again in an hour, try a browser with JavaScript, or tell it by telephone: 12345.',
  },
  INPUT_INVALID: { status: 422, zh: '有的内容需要改一下。', en: 'Something needs to be corrected.' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>

export type ProblemCode = keyof typeof problems

export const FieldProblem = z.object({
  /** Where in the input, joined by dots: `members.1.idNumber`. */
  path: z.string(),
  problem: z.string(),
  zh: z.string(),
  en: z.string(),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/** The body of every error beside its code: words in both languages and what belongs to the case at hand. */
export const ProblemData = z.object({
  zh: z.string(),
  en: z.string(),
  fields: z.array(FieldProblem).optional(),
  /** GATE_OPEN: what is missing; ANSWERS_INCOMPLETE: which sections. */
  missing: z.array(z.string()).optional(),
  /** GATE_OPEN: the first day on which it can be done. */
  until: z.string().optional(),
  stage: z.string().optional(),
  /** CHANGED_MEANWHILE: what happened since the version the person saw. */
  changes: z.array(z.object({ type: z.string(), at: z.string(), role: z.string() })).optional(),
})
export type ProblemData = z.infer<typeof ProblemData>

type ErrorMapOf<Code extends ProblemCode> = {
  [C in Code]: { status: number; message: string; data: typeof ProblemData }
}

/** The problems that are an operation's own, as oRPC wants them. */
export const named = <Code extends ProblemCode>(...codes: readonly Code[]): ErrorMapOf<Code> => {
  const errors = Object.fromEntries(
    codes.map((code) => [code, { status: problems[code].status, message: problems[code].zh, data: ProblemData }]),
  )
  if (!hasEach(errors, codes)) throw new Error(`Not every problem of ${codes.join(', ')} is known`)
  return errors
}

const hasEach = <Code extends ProblemCode>(errors: object, codes: readonly Code[]): errors is ErrorMapOf<Code> =>
  codes.every((code) => code in errors)
