/** A valid order with one scrapped machine and one retained rail: figures small enough to work out by hand. */
export function smallOrder(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    referenceDate: '2026-06-30',
    region: '210100',
    terms: { dismantlingPaidBy: 'contractor', taxBasis: 'excluded', haulDistanceKm: '25' },
    lift: {
      deviceCode: '31102101002004090001',
      drive: 'geared',
      machineRoom: true,
      ratedLoadKg: '1000',
      ratedSpeedMps: '1.00',
      stops: 11,
      landings: 11,
      commissionedOn: '2004-09-01',
    },
    components: [machine(), rail()],
    ...changes,
  };
}

export function machine(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'c01',
    type: 'traction-machine',
    variant: 'geared',
    quantity: '1',
    unit: '{piece}',
    mass: { method: 'weighed', kgPerUnit: '640' },
    materials: [
      { material: 'cast-iron', share: '0.90' },
      { material: 'copper-motor', share: '0.10' },
    ],
    disposition: 'dismantle',
    ...changes,
  };
}

export function rail(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'c02',
    type: 'car-guide-rail',
    variant: 'T89/B',
    quantity: '66.0',
    unit: 'm',
    disposition: 'retain',
    retention: { installerConsent: true, loadChecked: true, inContract: true },
    survey: {
      score: '0.80',
      conditions: ['rail-cracked', 'rail-bent', 'rail-surface-worn', 'rail-corroded'].map((code) => ({
        code,
        met: false,
      })),
    },
    ...changes,
  };
}

/** Of an agency with two appraisers and a reviewer: what an order needs for a report that is no draft. */
export const engagement = {
  profile: 'agency',
  client: '某小区业主大会',
  purpose: '旧电梯更新',
  contractNumber: 'H-1',
  firm: { name: '某评估公司', registration: 'R-1' },
  appraisers: [
    { name: '张三', certificate: 'C-1' },
    { name: '李四', certificate: 'C-2' },
  ],
  reviewer: '王五',
};
