import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { refusalText } from '../../src/appraisals/refusal-texts.js';
import type { Finding, FindingCode } from '../../src/engine/index.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';

describe('a refusal, told to a Chinese reader', () => {
  const told = async (code: FindingCode, data: Finding['data']): Promise<string> => {
    const [edition] = (await StandardLibrary.load(join(packageRoot, 'standards'))).list();
    const finding: Finding = { code, level: 'refusal', clause: '', componentId: null, data };
    return refusalText(finding, edition!.standard).zh;
  };

  it('gives every detail its Chinese name, and every code what it stands for', async () => {
    expect(await told('materials-missing', { type: 'filler-weight', variant: null })).toContain(
      '（类型 filler-weight 对重块）',
    );
    expect(
      await told('installation-date-after-reference-date', { installedOn: '2027-01-01', referenceDate: '2026-06-30' }),
    ).toContain('（安装日期 2027-01-01；评估基准日 2026-06-30）');
    expect(await told('haul-distance-missing', { deductions: ['transport'] })).toContain(
      '（扣减项目 transport 运输费）',
    );
  });

  it('leaves a code alone that the edition does not name', async () => {
    expect(await told('haul-distance-missing', { deductions: ['transport', 'other'] })).toContain(
      '（扣减项目 transport、other）',
    );
  });
});
