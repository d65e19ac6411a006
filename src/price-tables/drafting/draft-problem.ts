/** What is said to those whose act on a draft cannot be done. */
import { QueryFailedError } from 'typeorm';
import { EdgeError, edgeErrorsOf, type EdgeErrorContent, type Fault } from '../../http/edge-error.js';

const contents = {
  'price-draft-unknown': {
    kind: 'not-found',
    title: { zh: '没有这份价格草稿', en: 'There is no such draft of prices' },
  },
  'price-table-unknown': {
    kind: 'not-found',
    title: { zh: '没有这一价格表版本', en: 'There is no such edition of a price table' },
  },
  'price-draft-invalid': {
    kind: 'unprocessable',
    title: { zh: '价格草稿有误', en: 'The draft of prices has faults' },
  },
  'price-draft-state': {
    kind: 'conflict',
    title: { zh: '草稿当前状态不允许此操作', en: 'The draft is in another state' },
  },
  'price-draft-stale': {
    kind: 'conflict',
    title: { zh: '价格表在此期间已有变动，草稿已过时', en: 'The table has moved since: the draft is stale' },
    detail: {
      zh: '请先将草稿更新到最新一期（rebase），核对差异后重新提交。',
      en: 'Rebase the draft on the newest edition, look at the difference, and propose it again.',
    },
  },
  'four-eyes': {
    kind: 'forbidden',
    title: {
      zh: '编制或提交价格的人不能审批同一份价格',
      en: 'Who made or proposed these prices does not approve them',
    },
    detail: { zh: '请由另一人审批。', en: 'Another person must approve them.' },
  },
  'person-required': {
    kind: 'forbidden',
    title: { zh: '此操作须由本人登录后进行', en: 'A person who has signed in must do this' },
    detail: {
      zh: '提交、审批、发布和撤回须留下姓名；配置文件中的密钥和本机直接访问不代表某个人。',
      en: 'Proposals, approvals, publications and withdrawals need a name; a key of the settings stands for nobody.',
    },
  },
  'price-table-of-another': {
    kind: 'forbidden',
    title: { zh: '该价格表或发布方属于其他机构', en: 'The table or its publisher belongs to another organisation' },
  },
  'price-publishers-by-operators': {
    kind: 'forbidden',
    title: {
      zh: '只有系统运营方的管理员可以指定发布方的管理机构',
      en: 'Only operators of the service say which organisation keeps the tables of a publisher',
    },
  },
  'private-tables-only': {
    kind: 'forbidden',
    title: { zh: '评估机构只能编制本机构自用的价格表', en: 'A firm keeps private price books only' },
    detail: { zh: '请将 privateTo 设为本机构。', en: 'Set privateTo to the own organisation.' },
  },
  'already-corrected': {
    kind: 'conflict',
    title: {
      zh: '该版本已有更正，请更正最新的更正版',
      en: 'This edition is corrected already: correct its correction',
    },
  },
  'already-withdrawn': {
    kind: 'conflict',
    title: { zh: '该版本已撤回', en: 'This edition is withdrawn already' },
  },
  'clock-behind': {
    kind: 'unavailable',
    title: { zh: '服务器时钟落后于最近一次发布', en: 'The clock is behind the last publication' },
    detail: { zh: '请校准服务器时钟后重试。', en: 'Set the server’s clock right and try again.' },
  },
  'price-books-conflict': {
    kind: 'conflict',
    title: { zh: '数据库的规则不允许此操作', en: 'The rules of the database refuse this' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type DraftProblemCode = keyof typeof contents;

export const draftProblem = edgeErrorsOf(contents);

export function draftInvalid(faults: readonly Fault[]): EdgeError {
  return new EdgeError({ code: 'price-draft-invalid', ...contents['price-draft-invalid'], faults });
}

/** What a row in the place of another is told, by SQLite, by PostgreSQL, and by the rule of insert-only tables. */
const isTaken = /UNIQUE constraint failed: price_|violates unique constraint "price_|price_\w+ is insert-only/;

/**
 * The database keeps the same rules once more, against two acts at once and against other programs: what it refuses is
 * a conflict, not a bug.
 */
export async function underTheRules<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const text = error instanceof QueryFailedError ? error.message : '';
    const rule = /price (?:draft|edition|table|withdrawal|publication): [^\n]+/.exec(text)?.[0];
    if (rule === undefined && !isTaken.test(text)) throw error;
    throw draftProblem('price-books-conflict', { rule: rule ?? 'unique' });
  }
}
