/** One lift, one or two components for each of the eight systems: scrapped, retained, and refused for retention. */
import type { AppraisalOrder, Component, MassMethod } from '../../src/engine/index.js';

function component(id: string, type: string, rest: Partial<Component> = {}): Component {
  return { id, type, quantity: '1', unit: '{piece}', disposition: 'dismantle', ...rest };
}

function massOf(method: MassMethod, kgPerUnit: string, basis?: string): Partial<Component> {
  return { mass: { method, kgPerUnit, basis } };
}

const railSurvey = { score: '0.80', surveyedOn: '2026-06-18', surveyor: '李勘察', evidence: ['照片 017'] };

export const sampleOrder: AppraisalOrder = {
  engagement: {
    profile: 'agency',
    client: '沈阳市和平区某小区业主委员会',
    purpose: '为更新电梯提供旧电梯残余价值参考',
    contractNumber: 'HT-2026-018',
    firm: { name: '辽宁某资产评估有限公司', registration: '辽评备〔2020〕18号' },
    appraisers: [
      { name: '王一', certificate: '21001234' },
      { name: '赵二', certificate: '21005678' },
    ],
    reviewer: '孙三',
  },
  referenceDate: '2026-06-30',
  region: '210100',
  standard: { id: 'shenyang-residual-value', version: '2024.1' },
  knownAt: '2026-07-14T16:00:00Z',
  terms: { dismantlingPaidBy: 'owners', taxBasis: 'excluded', haulDistanceKm: '25' },
  lift: {
    deviceCode: '31102101002004090001',
    registrationNumber: '梯11辽A00001(04)',
    address: '沈阳市和平区南五马路100号3单元',
    manufacturer: '某电梯厂',
    model: 'GPS-II',
    drive: 'geared',
    machineRoom: true,
    ratedLoadKg: '1000',
    ratedSpeedMps: '1.00',
    stops: 11,
    landings: 11,
    travelHeightM: '29.7',
    commissionedOn: '2004-09-01',
  },
  components: [
    component('c01', 'traction-machine', {
      ...massOf('weighed', '640'),
      description: '机房主机',
      evidence: ['磅单 3'],
    }),
    component('c02', 'suspension-rope', { quantity: '180.0', unit: 'm', ...massOf('linear', '0.640') }),
    component('c03', 'car-guide-rail', {
      variant: 'T89/B',
      quantity: '66.0',
      unit: 'm',
      ...massOf('linear', '12.38', '单根长度乘以每米质量'),
      disposition: 'retain',
      installedOn: '2004-09-01',
      survey: railSurvey,
      retention: { installerConsent: true, loadChecked: true, inContract: true },
    }),
    component('c04', 'counterweight-guide-rail', {
      variant: 'T78/B',
      quantity: '60.0',
      unit: 'm',
      ...massOf('linear', '7.73'),
      disposition: 'retain',
      survey: { ...railSurvey, conditions: [{ code: 'rail-worn', met: true }] },
    }),
    component('c05', 'car-wall', { quantity: '11', ...massOf('geometry', '28.5') }),
    component('c06', 'landing-door', { quantity: '11' }),
    component('c07', 'filler-weight', { variant: 'concrete', quantity: '40', ...massOf('weighed', '25') }),
    component('c08', 'inverter', massOf('nameplate', '12.5')),
    component('c09', 'controller-cabinet', massOf('nameplate', '110')),
    component('c10', 'governor', massOf('weighed', '36')),
  ],
  offers: [
    { amount: '4200.00', taxBasis: 'excluded', offeredOn: '2026-07-02', source: '甲回收公司' },
    { amount: '4326.00', taxBasis: 'included', rate: '0.03', offeredOn: '2026-07-03', source: '乙回收公司' },
    { amount: '4600.00', taxBasis: 'excluded', offeredOn: '2026-07-05', source: '丙回收公司' },
  ],
};
