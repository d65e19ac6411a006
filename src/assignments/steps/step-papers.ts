import type { EvidenceLabel } from '../survey/evidence-label.js';

/** The papers an appraisal comes with (资产评估执业准则——资产评估档案), and those its archive must account for. */

export const documentKinds = {
  'use-registration': '特种设备使用登记证',
  'safety-assessment': '安全评估报告或者检验报告',
  'maintenance-records': '维护保养记录',
  ownership: '业主委托或者业主大会决议',
  'component-list': '零部件清单（拆除、留用）',
  'price-inquiries': '询价记录',
  'retention-confirmation': '留用部件确认书（新梯制造或者安装单位）',
} as const;

export type DocumentKind = keyof typeof documentKinds;
export const documentKindList = Object.keys(documentKinds) as readonly DocumentKind[];

export const archiveKinds = {
  contract: '委托合同',
  plan: '评估计划',
  'survey-records': '现场调查记录和照片',
  documents: '收集的评估资料',
  'working-paper': '评定估算工作底稿',
  review: '内部复核记录',
  report: '评估报告',
} as const;

export type ArchiveKind = keyof typeof archiveKinds;
export const archiveKindList = Object.keys(archiveKinds) as readonly ArchiveKind[];

/** How well a line of the working paper is founded, in the order in which they are offered. */
export const evidenceLabelList: readonly EvidenceLabel[] = ['verified', 'declared', 'assumed'];
