/** The fixed words of the public price pages. */
import type { TableStatus } from '../../engine/index.js';
import type { EditionState } from './table-history.js';

export const statusWords: Readonly<Record<TableStatus, string>> = { official: '正式价格', demonstration: '演示价格' };

export const stateWords: Readonly<Record<EditionState, string>> = {
  current: '现行',
  coming: '尚未生效',
  past: '已由新版接替',
  corrected: '已更正',
  withdrawn: '已撤回',
};
