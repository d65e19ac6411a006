/** Everything that stands between a reviewed appraisal and its signed report, each with a code of its own. */
import { EdgeError, type EdgeErrorContent } from '../../http/edge-error.js';

const reviews = {
  'review-missing': {
    kind: 'conflict',
    title: { zh: '内部复核尚未通过', en: 'The internal review has not approved it' },
    detail: {
      zh: '请先由未参与评估的复核人复核通过，再出具和签名。',
      en: 'A reviewer who took no part in the appraisal must approve it first.',
    },
  },
  'review-person-required': {
    kind: 'forbidden',
    title: { zh: '复核须由本人进行', en: 'A person must review' },
    detail: {
      zh: '配置文件中的密钥和本机直接访问都不代表某个人；请登录，或使用本人的 API 密钥。',
      en: 'A key of the settings and a call from this machine stand for nobody: sign in, or use a key of your own.',
    },
  },
  'review-of-own-work': {
    kind: 'forbidden',
    title: { zh: '不能复核本人提交的评估', en: 'Nobody reviews an appraisal of their own' },
    detail: {
      zh: '编写过工作底稿的人也不能复核；请由没有参与这项评估的人复核。',
      en: 'Nor one whose working paper they wrote in: somebody who took no part in it reviews.',
    },
  },
  'reviewer-not-named': {
    kind: 'forbidden',
    title: {
      zh: '业务约定指定的复核人不是您，报告会印出另一个人的姓名',
      en: 'The engagement names another reviewer, whose name the report would print',
    },
    detail: {
      zh: '请由指定的复核人复核通过，或者先在业务约定中改写复核人并重新评估。您仍可以退回。',
      en: 'The one who is named approves; or the engagement is changed and appraised again. You may still return it.',
    },
  },
  'review-by-signer': {
    kind: 'forbidden',
    title: { zh: '已作为评估人员签名，不能再复核', en: 'Who has signed as an appraiser does not review' },
  },
  'review-of-other-result': {
    kind: 'conflict',
    title: {
      zh: '复核所指的结果不是这份评估的结果',
      en: 'The result that was reviewed is not the one of this appraisal',
    },
    detail: {
      zh: 'resultSha256 须为这份评估的结果指纹，请重新读取后复核。',
      en: 'resultSha256 must be the result fingerprint of this appraisal: read it again before reviewing.',
    },
  },
  'review-overtaken': {
    kind: 'conflict',
    title: { zh: '他人刚刚复核了这份评估，请重新读取', en: 'Somebody else has just reviewed it: read it again' },
  },
  'review-after-issue': {
    kind: 'conflict',
    title: { zh: '报告已出具，不再复核', en: 'The report is issued; it is no longer reviewed' },
  },
} satisfies Contents;

const order = {
  'report-not-prepared': {
    kind: 'not-found',
    title: { zh: '这份评估没有等待签名的报告', en: 'No report of this appraisal waits for signatures' },
  },
  'signature-person-required': {
    kind: 'forbidden',
    title: { zh: '签名须由本人进行', en: 'A person must sign' },
    detail: {
      zh: '配置文件中的密钥和本机直接访问都不代表某个人；请登录，或使用本人的 API 密钥。',
      en: 'A key of the settings and a call from this machine stand for nobody: sign in, or use a key of your own.',
    },
  },
  'slot-unknown': { kind: 'not-found', title: { zh: '报告没有这个签名位置', en: 'The report has no such slot' } },
  'slot-of-the-seal': {
    kind: 'conflict',
    title: { zh: '机构签章由机构加盖，不由个人签名', en: 'The seal is the firm’s: it is not prepared and embedded' },
    detail: { zh: '请使用 /report/seal。', en: 'Use /report/seal.' },
  },
  'slot-signed': { kind: 'conflict', title: { zh: '这个位置已经签名', en: 'The slot is signed already' } },
  'slot-not-next': {
    kind: 'conflict',
    title: { zh: '前面的评估人员尚未签名', en: 'An appraiser before has not signed yet' },
  },
  'signer-reviewed': {
    kind: 'forbidden',
    title: { zh: '复核人不能作为评估人员签名', en: 'A reviewer does not sign as an appraiser' },
  },
  'signer-signed-before': {
    kind: 'forbidden',
    title: { zh: '同一人不能代两名评估人员签名', en: 'One person does not sign for two appraisers' },
  },
  'signatures-missing': {
    kind: 'conflict',
    title: { zh: '评估人员尚未全部签名', en: 'Not every appraiser has signed' },
  },
  'request-unknown': {
    kind: 'not-found',
    title: { zh: '没有这个签名请求', en: 'There is no such signature request' },
  },
  'request-replaced': {
    kind: 'conflict',
    title: { zh: '签名请求已被后来的请求取代', en: 'A later request has taken the place of this one' },
  },
  'request-of-another': {
    kind: 'forbidden',
    title: { zh: '这个签名请求由他人发起', en: 'Somebody else made this request' },
  },
  'seal-unavailable': {
    kind: 'unavailable',
    title: { zh: '机构签章此刻无法加盖', en: 'The seal cannot be made at this moment' },
  },
} satisfies Contents;

const messages = {
  'certificate-unreadable': {
    kind: 'unprocessable',
    title: { zh: '证书无法读取', en: 'The certificate cannot be read' },
    detail: { zh: '须为 PEM 文本或 Base64 编码的 DER。', en: 'PEM text, or DER in Base64.' },
  },
  'certificate-untrusted': {
    kind: 'unprocessable',
    title: { zh: '签名证书不被信任', en: 'The certificate of the signer is not trusted' },
    detail: {
      zh: '证书须由本服务信任的颁发机构签发，并附上中间证书。',
      en: 'An authority this service trusts must have issued it; send the certificates in between along.',
    },
  },
  'certificate-out-of-date': {
    kind: 'unprocessable',
    title: { zh: '签名证书不在有效期内', en: 'The certificate of the signer is not valid at this time' },
  },
  'certificate-not-for-signing': {
    kind: 'unprocessable',
    title: { zh: '证书的用途不是签署文件', en: 'The certificate is not for signing documents' },
  },
  'certificate-of-another': {
    kind: 'unprocessable',
    title: { zh: '证书上的姓名不是委托单所列评估人员', en: 'The certificate does not name the appraiser of the order' },
  },
  'certificate-used-before': {
    kind: 'conflict',
    title: { zh: '这把密钥已在报告中签名', en: 'The key has signed this report before' },
    detail: {
      zh: '两名评估人员和机构签章须各用自己的密钥。',
      en: 'Every appraiser and the seal have a key of their own.',
    },
  },
  'cms-unreadable': {
    kind: 'unprocessable',
    title: { zh: '签名数据无法读取', en: 'The signature cannot be read' },
    detail: { zh: 'cms 须为 Base64 编码的 DER。', en: 'cms is DER in Base64.' },
  },
  'cms-of-other-digest': {
    kind: 'unprocessable',
    title: { zh: '签名所对应的不是这份文件', en: 'The signature is over something else' },
    detail: {
      zh: '签名须针对本请求返回的 SHA-256 摘要。',
      en: 'It must be over the SHA-256 digest that this request returned.',
    },
  },
  'cms-not-acceptable': {
    kind: 'unprocessable',
    title: { zh: '签名不符合要求', en: 'The signature is not acceptable' },
  },
  'cms-too-large': {
    kind: 'unprocessable',
    title: { zh: '签名数据过大，预留位置放不下', en: 'The signature does not fit into the room left for it' },
  },
  'signed-file-invalid': {
    kind: 'unprocessable',
    title: { zh: '签名后的文件未能通过验证', en: 'The file does not verify with this signature' },
  },
} satisfies Contents;

type Contents = Record<string, Omit<EdgeErrorContent, 'code'>>;

const contents = { ...reviews, ...order, ...messages };

export type SignatureProblemCode = keyof typeof contents;

export function signatureProblem(
  code: SignatureProblemCode,
  more: Pick<EdgeErrorContent, 'members'> & ErrorOptions = {},
): EdgeError {
  const { members, cause } = more;
  return new EdgeError({ code, ...contents[code], ...(members === undefined ? {} : { members }) }, { cause });
}

/** A cms and certificates are what their finding says: the codes of verification, for the technical part. */
export const withFindings = (
  findings: readonly string[],
): { readonly members: { readonly findings: readonly string[] } } => ({
  members: { findings: [...new Set(findings)] },
});
