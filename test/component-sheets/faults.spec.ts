/** What a surveyor gets wrong in a sheet, named all at once with row, column and what is allowed. */
import { describe, expect, it } from '@jest/globals';
import { readComponentSheet } from '../../src/assignments/component-sheets/read-component-sheet.js';
import { setting } from './lists.js';

const header =
  '部件代号,部件类型,规格,数量,单位,质量确定方式,单位质量（kg）,材质,处置,安装日期,勘察成新率,报废条件,修复费用（元/单位）';
const csv = (...lines: string[]): Buffer => Buffer.from([header, ...lines].join('\n'));
const sound = 'c01,轿厢导轨,T89/B,66,米,,,,拆除,,,,';

async function faultsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const reading = await readComponentSheet(bytes, '清单', setting);
  if (reading.kind === 'components') return [];
  return reading.faults.map(({ row, column, code }) => `${column ?? ''}${row ?? ''} ${code}`);
}

describe('a component sheet', () => {
  it('is read by names or by codes, shares as figures or percentages, blank lines passed over', async () => {
    const bytes = csv(
      sound,
      '',
      'c02,controller-cabinet,,1,{piece},weighed,85,中型废钢：85%；光亮铜：15％,dismantle,,,,',
    );
    const reading = await readComponentSheet(bytes, '清单', setting);
    expect(reading).not.toHaveProperty('faults');
    expect(reading).toMatchObject({
      kind: 'components',
      components: [
        { id: 'c01', type: 'car-guide-rail', quantity: '66', unit: 'm', disposition: 'dismantle' },
        {
          ...{ id: 'c02', type: 'controller-cabinet', unit: '{piece}', mass: { method: 'weighed', kgPerUnit: '85' } },
          materials: [
            { material: 'steel-medium', share: '0.85' },
            { material: 'copper-bare-bright', share: '0.15' },
          ],
        },
      ],
    });
  });

  it('says every fault at once, of shape, of the catalogue and of the cells, by row and column', async () => {
    expect(
      await faultsOf(
        csv(
          sound,
          'c01,轿厢导轨,T89/B,66,件,,,,拆除,,,,',
          'c03,轿箱导轨,,0,米,过磅,,,扔掉,2026-02-30,1.2,,',
          'c04,控制柜,,1,件,目录参考,80,中型废钢：0.5；没有的材质：0.4,拆除,,,某条件：也许,',
          ',曳引机,,=1+1,件,,,中型废钢,拆除,,,,3.20',
        ),
      ),
    ).toEqual([
      'A3 component-id-duplicate',
      'E3 unit-not-of-type',
      'B4 code-malformed',
      'D4 decimal-out-of-range',
      'I4 value-not-allowed',
      'J4 calendar-day-invalid',
      'K4 decimal-out-of-range',
      'G4 mass-figure-required',
      'H5 code-malformed',
      'L5 boolean-expected',
      'G5 mass-figure-forbidden',
      'L5 condition-unknown',
      'D6 formula-cell',
      'A6 required',
      'H6 required',
      // Columns the sheet does not have: named by their headings.
      '6 required',
      '6 tax-rate-required',
      '6 reason-required',
    ]);
  });

  it('says what cannot be so, as of an order', async () => {
    const lines = [
      'c02,控制柜,,0.5,件,过磅,80,中型废钢：0.5；中型废钢：0.5,拆除,2026-11-03,,,',
      'c03,控制柜,,1,件,过磅,80,中型废钢：1,拆除,2026-11-02,,,',
    ];
    expect(await faultsOf(csv(sound, ...lines))).toEqual([
      'D3 pieces-not-whole',
      'H3 material-named-twice',
      'J3 day-in-future',
    ]);
  });

  it('tells a file that is none, headings that are missing, and a list without lines', async () => {
    expect(await faultsOf(Buffer.from('PK\x03\x04 no workbook', 'latin1'))).toEqual([' broken-archive']);
    expect(await faultsOf(Buffer.from('部件代号,数目\nc01,2'))).toEqual([
      'B1 header-unknown',
      ...Array.from({ length: 4 }, () => '1 header-missing'),
    ]);
    expect(await faultsOf(csv())).toEqual([' no-components']);
    expect(await faultsOf(Buffer.from(''))).toEqual([' header-missing']);
  });

  it('says what is allowed in the words of the sheet', async () => {
    const reading = await readComponentSheet(csv(sound.replace('米', '斤')), '清单', setting);
    const [fault] = reading.kind === 'faults' ? reading.faults : [];
    expect(fault).toMatchObject({ sheet: '清单', row: 2, column: 'E', header: '单位' });
    expect(fault?.allowed).toContain('米、');
    expect(fault?.message).toBe('计量单位与零部件类型不符');
  });
});
