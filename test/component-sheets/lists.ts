import { readdirSync, readFileSync } from 'node:fs';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { readSettings } from '../../src/config/settings.js';
import type { AppraisalOrder, Component } from '../../src/engine/index.js';
import { settingOn } from '../../src/assignments/component-sheets/setting-on.js';

export const examples = readdirSync('examples').filter((name) => name.endsWith('.json'));
export const orderOf = (name: string): AppraisalOrder =>
  JSON.parse(readFileSync(`examples/${name}`, 'utf8')) as AppraisalOrder;

const { standards } = await loadShelf(readSettings({}));
const today = settingOn(standards, '2026-11-02', '2026-11-02T08:00:00.000Z');
if (today === null) throw new Error('no edition is in force');
export { standards };
export const setting = today;

/** One sound line that says everything a component can say. */
export const fullComponent: Component = {
  ...{ id: 'c01', type: 'car-guide-rail', variant: 'T89/B', description: '=1+1', quantity: '66.0', unit: 'm' },
  mass: { method: 'linear', kgPerUnit: '12.38', basis: '样段 1 m，过磅 12.38 kg；见照片 3' },
  materials: [
    { material: 'steel-medium', share: '0.995' },
    { material: 'cast-iron', share: '0.005' },
  ],
  ...{ disposition: 'retain', installedOn: '2004-09-01' },
  survey: {
    ...{ score: '0.80', conditions: [], surveyedOn: '2026-06-10', surveyor: '王勘', evidence: ['照片 1；正面', '-2'] },
  },
  retention: {
    ...{ installerConsent: true, loadChecked: false, inContract: true, certificate: null },
    ...{ functionalObsolescence: '0.05', refurbishment: { amount: '3.20', taxBasis: 'included', rate: '0.13' } },
    reason: "'导轨接头修磨",
  },
  evidence: [],
};
