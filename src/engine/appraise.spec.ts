import { describe, expect, it } from '@jest/globals';
import {
  appraised,
  fillers,
  keptRails,
  machine,
  refused,
  sampleLift,
  sampleOrder,
  sampleRuleBook,
} from '../../test/builders/sample-order.js';
import { sampleStandard } from '../../test/builders/sample-standard.js';
import { appraise } from './appraise.js';

describe('appraise', () => {
  it('values the sample lift', () => {
    // gross 3974.40 + 581.40; deductions 1200 + 201.15 + 67.05 + 30; rails 2104.80
    expect(appraised(sampleOrder())).toMatchObject({
      calculationVersion: '1',
      standard: { id: 'sample', version: '1' },
      referenceDate: '2026-06-30',
      knownAt: '2026-07-15T00:00:00+08:00',
      region: '210100',
      taxBasis: 'excluded',
      residualValue: '5160.00',
      unroundedTotal: '5162.40',
      roundingDifference: '-2.40',
      scrapResidualValue: { gross: '4555.80', deductions: '1498.20', net: '3057.60' },
      remainingValue: '2104.80',
      inCapitals: '人民币伍仟壹佰陆拾元整',
    });
  });

  it('gives every refusal at once, sorted, without warnings and totals', () => {
    const order = sampleOrder({
      lift: { ...sampleLift, commissionedOn: undefined },
      components: [
        fillers({ id: 'z', materials: undefined }),
        keptRails({ id: 'a', installedOn: undefined }),
        keptRails({ id: 'b', installedOn: '2026-07-01' }),
        machine({ id: 'm', variant: 'odd', mass: undefined, materials: [{ material: 'steel', share: '1' }] }),
      ],
      terms: { ...sampleOrder().terms, haulDistanceKm: undefined },
    });
    const outcome = appraise(order, sampleRuleBook());
    expect(Object.keys(outcome)).toEqual(['kind', 'findings']);
    expect(refused(order).map(({ code, componentId }) => [code, componentId])).toEqual([
      ['materials-missing', 'z'],
      ['installation-date-missing', 'a'],
      ['installation-date-after-reference-date', 'b'],
      ['mass-missing', 'm'],
    ]);
  });

  it('the day of installation may be the reference date itself, and may be the lift’s', () => {
    const today = keptRails({ installedOn: '2026-06-30' });
    expect(appraised(sampleOrder({ components: [today] })).lines[0]?.retained?.usedMonths).toBe(0);
    const undated = keptRails({ installedOn: undefined });
    const { lines, findings } = appraised(sampleOrder({ components: [undated] }));
    expect(lines[0]?.retained).toMatchObject({ installedOn: '2006-06-30', installedOnDefaulted: true });
    expect(findings.map(({ code }) => code)).toContain('installation-date-defaulted');
    const late = sampleOrder({ components: [undated], lift: { ...sampleLift, commissionedOn: '2026-07-01' } });
    expect(refused(late).map(({ code }) => code)).toEqual(['installation-date-after-reference-date']);
  });

  it('needs no date for what is scrapped', () => {
    const closed = keptRails({ installedOn: '2030-01-01', retention: undefined });
    expect(appraised(sampleOrder({ components: [closed] })).lines[0]?.decision).toBe('scrap');
  });

  it.each([
    ['2023-12-31', true],
    ['2024-01-01', false],
    ['2026-06-30', false],
    ['2026-07-01', true],
  ])('an edition in force from 2024-01-01 until 2026-07-01 on %s: refused %s', (referenceDate, isRefused) => {
    const standard = sampleStandard({ validUntil: '2026-07-01' });
    const outcome = appraise(sampleOrder({ referenceDate }), sampleRuleBook({ standard }));
    const codes = outcome.kind === 'refused' ? outcome.findings.map(({ code }) => code) : [];
    expect(codes.includes('standard-not-in-force')).toBe(isRefused);
    if (isRefused) expect(codes).toHaveLength(1);
  });

  it('says from when to when the edition is in force, an open end included', () => {
    const early = sampleOrder({ referenceDate: '2023-12-31' });
    expect(refused(early)).toEqual([
      {
        code: 'standard-not-in-force',
        level: 'refusal',
        clause: '计算规则第10条',
        componentId: null,
        data: {
          standard: 'sample',
          version: '1',
          referenceDate: '2023-12-31',
          validFrom: '2024-01-01',
          validUntil: null,
        },
      },
    ]);
    const standard = sampleStandard({ validUntil: '2026-07-01' });
    expect(refused(early, sampleRuleBook({ standard }))[0]?.data).toMatchObject({ validUntil: '2026-07-01' });
  });

  it('sorts findings: the order’s own, then by component in sequence, then by code', () => {
    const { findings, lines } = appraised(
      sampleOrder({
        components: [machine({ id: 'z', mass: undefined }), keptRails({ id: 'a', retention: undefined })],
        offers: [{ amount: '1', taxBasis: 'excluded', offeredOn: '2026-07-01', source: 'x' }],
      }),
    );
    expect(findings.map(({ code, componentId }) => [componentId, code])).toEqual([
      [null, 'offers-differ'],
      [null, 'offers-too-few'],
      ['z', 'mass-defaulted'],
      ['z', 'materials-defaulted'],
      ['a', 'mass-defaulted'],
      ['a', 'materials-defaulted'],
      ['a', 'retention-consent-missing'],
      ['a', 'retention-contract-missing'],
      ['a', 'retention-load-check-missing'],
    ]);
    expect(lines[0]?.findings).toEqual(['mass-defaulted', 'materials-defaulted']);
  });

  it('every key a trace node uses stands in the references, and every reference is used', () => {
    const order = sampleOrder();
    for (const taxBasis of ['included', 'excluded'] as const) {
      const { lines, trace, references } = appraised({ ...order, terms: { ...order.terms, taxBasis } });
      const used = new Set([...trace, ...lines.flatMap((line) => line.trace)].flatMap(({ uses }) => uses));
      expect([...used].sort()).toEqual(Object.keys(references).sort());
    }
  });

  it('throws for a rule book that is not the order’s: that is a bug, not an outcome', () => {
    expect(() => appraise(sampleOrder({ standard: { id: 'sample', version: '2' } }), sampleRuleBook())).toThrow(
      /not the order/,
    );
  });
});
