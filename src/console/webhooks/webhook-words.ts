import type { SubscribedType } from '../../notices/webhooks/webhook-types.js';

export const webhookTypeNames: Readonly<Record<SubscribedType, string>> = {
  'price-table.published': '价格表发布',
  'price-table.corrected': '价格表更正',
  'price-table.withdrawn': '价格表撤回',
  'report.affected': '已出具的报告受更正影响',
  'report.issued': '报告已出具',
  'report.signed': '评估人员已在报告中签名',
  'report.superseded': '报告被新报告取代',
  'report.revoked': '报告已撤销',
  'review.recorded': '内部复核有了结论',
  'assignment.step-completed': '评估项目完成了一个步骤',
  'assignment.step-reopened': '评估项目的步骤被重新打开',
};

const failures: Readonly<Record<string, string>> = {
  'address-invalid': '地址不合要求',
  'address-refused': '地址不在公网',
  'name-unknown': '域名无法解析',
  'connection-failed': '无法连接',
  'certificate-refused': '证书不可信',
  timeout: '超时',
  'answer-too-long': '回答过长',
  redirected: '要求转到别处',
  status: '回答不是 2xx',
  'secret-unreadable': '本服务的密钥无法读取',
};

/** How one attempt ended. */
export function attemptWords(status: number | null, failure: string | null): string {
  if (failure === null) return `已收下（${status ?? ''}）`;
  const words = failures[failure] ?? failure;
  return status === null ? words : `${words}（${status}）`;
}

export const typeWords = (type: string): string => names[type] ?? type;

const names: Readonly<Record<string, string>> = { ...webhookTypeNames, 'webhook.test': '测试' };
