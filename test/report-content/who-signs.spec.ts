import { describe, expect, it } from '@jest/globals';
import { buildReportContent, type PrintedIdentity } from '../../src/reports/report-content.js';
import type { ReportInput } from '../../src/reports/report-content.js';
import { slotsOf } from '../../src/reports/signature-slots.js';
import { sampleOrder } from './sample-order.js';
import { blocksOf, sampleIdentity, sampleInput, wordsOf } from './sample-report.js';

function printed(identity: Partial<PrintedIdentity>, change: Partial<ReportInput> = {}) {
  const document = buildReportContent(sampleInput({ identity: { ...sampleIdentity, ...identity }, ...change }));
  return { block: blocksOf(document, 'signatures')[0]!, words: wordsOf(document).join('\n') };
}
const unregistered = { registered: false, code: null };
const onlyTheSeal = '本文件目前只有评估单位的电子印章';
const inTurn = '评估人员依次签名，评估单位最后盖章';

describe('what the report says of its signatures', () => {
  it('names the appraisers as not having signed when only the firm seals', () => {
    const { block, words } = printed({});
    expect(block.people.some(({ signs }) => signs)).toBe(false);
    expect(words).toContain(onlyTheSeal);
    expect(words).not.toContain(inTurn);
  });

  it('has everybody sign whom the slots name, in their order, and not the reviewer', () => {
    const { block, words } = printed({ appraisersSign: true });
    const slots = slotsOf(sampleOrder).filter(({ slot }) => slot !== 'seal');
    expect(slots.length).toBeGreaterThan(1);
    expect(block.people.slice(0, slots.length).map(({ name, signs }) => [name, signs])).toEqual(
      slots.map(({ name }) => [name, true]),
    );
    expect(block.people.slice(slots.length).some(({ signs }) => signs)).toBe(false);
    expect(words).toContain(inTurn);
    expect(words).not.toContain(onlyTheSeal);
  });

  it('points to the code of a registered report, and to no code where there is none', () => {
    expect(printed({ appraisersSign: true }).words).toContain('或者用封面的查验码核对');
    const { words } = printed({ appraisersSign: true, ...unregistered });
    expect(words).not.toContain('或者用封面的查验码核对');
    expect(words).toContain('或者用本程序的 verify 命令核对');
    expect(words).toContain('未登记');
  });

  it('says of a draft that nobody signs it', () => {
    const { block, words } = printed({ appraisersSign: true }, { missingForIssue: ['委托合同编号'] });
    expect(block.people.some(({ signs }) => signs)).toBe(false);
    expect(words).toContain('没有评估人员的电子签名，也没有评估单位的电子印章');
    expect(words).not.toContain(onlyTheSeal);
    expect(words).not.toContain(inTurn);
  });

  it.each([
    [{ developmentSeal: true }, '开发测试印章'],
    [{ developmentSeal: true, appraisersSign: true }, '开发测试印章'],
    [{ developmentSeal: true, appraisersSign: true, developmentSignatures: true }, '开发测试签名和印章'],
  ])('warns of what a development authority vouches for: %j', (identity, title) => {
    const document = buildReportContent(sampleInput({ identity: { ...sampleIdentity, ...identity } }));
    expect(document.cover.notices.map((notice) => notice.title).filter((words) => words.includes('开发测试'))).toEqual([
      title,
    ]);
    expect(wordsOf(document).join('\n')).toContain(
      title === '开发测试印章' ? '不能证明评估单位的身份' : '不能证明评估人员和评估单位的身份',
    );
  });
});
