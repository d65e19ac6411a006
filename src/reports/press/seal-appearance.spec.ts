import { describe, expect, it } from '@jest/globals';
import { sealAppearance, type SealOrder } from './seal-appearance.js';

const order: SealOrder = { firm: '辽宁某某资产评估有限公司', purpose: '开发测试', code: 'DEV-0001', diameterPt: 119 };
const operatorsOf = (changes: Partial<SealOrder> = {}): string[] =>
  Buffer.from(sealAppearance({ ...order, ...changes }).content)
    .toString('latin1')
    .split('\n');

describe('the seal', () => {
  it('is as large as ordered and the same every time', () => {
    const { width, height } = sealAppearance(order);
    expect([width, height]).toEqual([119, 119]);
    expect(operatorsOf()).toEqual(operatorsOf());
    expect(operatorsOf({ purpose: '评估专用章' })).not.toEqual(operatorsOf());
  });

  it('draws ring, star and one outline for each character, restores the state and needs no resource', () => {
    const operators = operatorsOf();
    expect(operators.at(0)).toBe('q');
    expect(operators.at(-1)).toBe('Q');
    expect(operators.filter((line) => line.endsWith(' f'))).toHaveLength(1 + 12 + 4 + 8);
    expect(operators.join(' ')).not.toMatch(/\b(Tf|Do|gs|BT)\b/u);
    expect(operators.join(' ')).not.toMatch(/NaN|undefined|e-\d/u);
  });

  it.each(['某评估', '沈阳市和平区某某某某房地产土地资产评估咨询（集团）有限责任公司'])(
    'keeps within the circle: %s',
    (firm) => {
      const paths = operatorsOf({ firm, purpose: '评估报告专用章', code: '2101030012345' }).filter((line) =>
        line.endsWith(' f'),
      );
      expect(paths.length).toBeGreaterThan(20);
      for (const path of paths) {
        for (const [, x, y] of path.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]/gu)) {
          expect(Math.hypot(Number(x) - 59.5, Number(y) - 59.5)).toBeLessThan(59.5);
        }
      }
    },
  );

  it('shows rare characters of a name and refuses what it cannot draw', () => {
    expect(operatorsOf({ firm: '𠮷评估' })).not.toEqual(operatorsOf({ firm: '吉评估' }));
    expect(() => sealAppearance({ ...order, firm: '😀评估' })).toThrow('😀');
  });
});
