import type { OrganisationKind, Role } from '../access/roles.js';
import type { Permission } from '../access/permissions.js';

export const roleNames: Readonly<Record<Role, { readonly name: string; readonly task: string }>> = {
  editor: { name: '价格编辑', task: '起草、导入和提交价格表' },
  approver: { name: '价格审批人', task: '批准或者退回他人提交的价格表' },
  appraiser: { name: '评估人员', task: '评估电梯，出具报告' },
  reviewer: { name: '复核人', task: '查看和复核评估' },
  signer: { name: '签章人', task: '出具和签章报告' },
  operator: { name: '管理员', task: '管理人员、密钥和回调' },
};

export const rolesInWords = (roles: readonly Role[]): string => roles.map((role) => roleNames[role].name).join('、');

export const organisationKindNames: Readonly<Record<OrganisationKind, string>> = {
  association: '协会',
  firm: '评估单位',
  operator: '系统运营方',
};

/** What an API key may be made for. */
export const permissionNames: Readonly<Record<Permission, string>> = {
  'standards.read': '读取标准',
  'price-tables.read': '读取价格表',
  'appraisals.write': '提交评估',
  'batches.write': '提交、暂停、取消批次',
  'batches.read': '查看批次',
  'appraisals.read': '读取评估',
  'appraisals.review': '复核评估',
  'reports.issue': '出具报告',
  'reports.sign': '在报告上签名',
  'reports.seal': '加盖机构签章',
  'reports.read': '读取报告',
  'reports.withdraw': '撤销、取代报告',
  'reports.publish': '设定报告的公开范围',
  'households.write': '管理住户名单和份额',
  'settlements.write': '登记拆除结算',
  'objections.answer': '答复业主的提问和异议',
  'price-drafts.read': '读取价格草稿',
  'price-drafts.write': '编辑价格草稿',
  'price-drafts.approve': '批准价格草稿',
  'price-books.read': '读取自有价格册',
  'evidence.write': '上传价格凭证',
  'corrections.read': '读取更正的影响',
  'corrections.reappraise': '批量重新评估',
  'assignments.read': '读取电梯档案和评估项目',
  'assignments.write': '办理评估项目',
  'assignments.comment': '对工作底稿提出意见',
  'assignments.close': '归档和冻结评估项目',
  'survey.write': '现场调查',
  'notices.read': '读取消息',
  'webhooks.manage': '管理回调',
  'organisation.export': '导出机构全部档案',
  'people.manage': '管理人员',
  'organisations.manage': '管理机构',
  'api-keys.manage': '管理密钥',
  account: '本人账户',
};
