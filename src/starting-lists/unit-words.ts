/** Units as a surveyor reads them. */
import type { Unit } from '../engine/index.js';

const words: Readonly<Record<Unit, string>> = {
  '1': '',
  m: '米',
  kg: '千克',
  'kg/m': '千克/米',
  'm/s': '米/秒',
  '{piece}': '件',
  '{run}': '列',
  '{rope}': '根',
  '{rail}': '根',
  '{level}': '档',
  '{joint}': '处',
  '{landing}': '层',
  '{entrance}': '门',
  '{bundle}': '道',
  '{strand}': '段',
};

export const wordOf = (unit: Unit): string => words[unit] ?? unit;
