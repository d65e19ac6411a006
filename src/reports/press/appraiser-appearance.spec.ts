import { describe, expect, it } from '@jest/globals';
import { appraiserAppearance, appraiserFieldSize, awaitedAppraiser } from './appraiser-appearance.js';

const signedAt = new Date('2026-07-15T17:30:05Z');
const operatorsOf = (name: string, certificate: string | null = 'C-1', at = signedAt): string[] =>
  Buffer.from(appraiserAppearance({ name, certificate, signedAt: at }).content)
    .toString('latin1')
    .split('\n');
const outlinesOf = (operators: readonly string[]): string[] => operators.filter((line) => line.endsWith(' f'));

/** Every point of the outlines, moved to where its matrix puts it. */
function pointsOf(operators: readonly string[]): (readonly [number, number])[] {
  return operators.flatMap((line, index) => {
    if (!line.endsWith(' f')) return [];
    const [scale = NaN, , , , x = NaN, y = NaN] = operators[index - 1]!.split(' ').slice(1).map(Number);
    return [...line.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]/gu)].map(
      ([, px, py]) => [x + scale * Number(px), y + scale * Number(py)] as const,
    );
  });
}

describe('the field of an appraiser who has signed', () => {
  it('is as large as the field, restores the state and needs no resource', () => {
    const { width, height } = appraiserAppearance({ name: '张三', certificate: 'C-1', signedAt });
    expect({ width, height }).toEqual(appraiserFieldSize);
    const operators = operatorsOf('张三');
    expect([operators.at(0), operators.at(-1)]).toEqual(['q', 'Q']);
    expect(operators.filter((line) => line.startsWith('q'))).toHaveLength(
      operators.filter((line) => line === 'Q').length,
    );
    expect(operators.join(' ')).not.toMatch(/\b(Tf|Do|gs|BT)\b|NaN|undefined|e-\d/u);
  });

  it('draws every character of the name, 电子签名, the certificate, and day and time by China’s clock', () => {
    const drawn = ['张三', '电子签名', '证书编号', 'C-1', '2026年7月16日01:30:05（北京时间）'].join('');
    expect(outlinesOf(operatorsOf('张三'))).toHaveLength(drawn.length);
    expect(outlinesOf(operatorsOf('张三', null))).toHaveLength(drawn.length - '证书编号C-1'.length);
    expect(operatorsOf('张三')).toEqual(operatorsOf('张三'));
    expect(operatorsOf('张三', 'C-1', new Date('2026-07-15T17:30:06Z'))).not.toEqual(operatorsOf('张三'));
  });

  it.each([
    ['何', '1'],
    ['阿卜杜热合曼·买买提吐尔逊', '辽宁省房地产估价师注册证书第2120190312号'],
    ['一个长得没有人会有的姓名但是也要画得下来', '证'.repeat(120)],
    ['Aleksandra Konstantinopolska', 'PL/2026/000001'],
  ])('keeps %s inside its frame', (name, certificate) => {
    for (const [x, y] of pointsOf(operatorsOf(name, certificate))) {
      expect(x).toBeGreaterThan(3);
      expect(x).toBeLessThan(appraiserFieldSize.width - 3);
      expect(y).toBeGreaterThan(1);
      expect(y).toBeLessThan(appraiserFieldSize.height - 1);
    }
  });

  it('shows rare characters of a name and refuses what it cannot draw', () => {
    expect(operatorsOf('王𠮷')).not.toEqual(operatorsOf('王吉'));
    expect(() => operatorsOf('王😀')).toThrow('😀');
  });
});

describe('the field of an appraiser who has not', () => {
  it('asks for a signature inside a dashed frame', () => {
    const operators = awaitedAppraiser().split('\n');
    expect(outlinesOf(operators)).toHaveLength('电子签名处'.length);
    expect(operators[1]).toContain('[3 3] 0 d');
  });
});
