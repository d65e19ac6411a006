/**
 * On whose word a line rests. Verified: measured or weighed by the surveyor on the spot, with a paper or photograph of it.
 * Declared: said by somebody else (the client's list, the maker's plate), or measured without proof. Assumed: the
 * catalogue's figure, or a figure reckoned before anybody stood before the part.
 */
import { isLookedAt, type SurveyedComponent } from './surveyed-component.js';

export type EvidenceLabel = 'verified' | 'declared' | 'assumed';

export const evidenceLabelNames: Readonly<Record<EvidenceLabel, string>> = {
  verified: '已核实',
  declared: '据申报',
  assumed: '按假定',
};

/** Of the mark that shows it. */
export const evidenceLabelTones = { verified: 'good', declared: 'information', assumed: 'caution' } as const;

/** Why, in the words shown beside the label. */
export interface LabelledEvidence {
  readonly label: EvidenceLabel;
  readonly reason: string;
}

export function evidenceLabelOf(component: SurveyedComponent, photos: number): LabelledEvidence {
  const method = component.mass?.method ?? 'catalogue';
  if (method === 'catalogue') return { label: 'assumed', reason: '质量取目录参考值' };
  if (method === 'nameplate') return { label: 'declared', reason: '质量取自铭牌' };
  const isWeighed = method === 'weighed';
  if (!isLookedAt(component)) return beforeTheVisit(isWeighed);
  if (photos === 0 && papersOf(component).length === 0) {
    return { label: 'declared', reason: '已勘察，但没有照片、磅单或记录' };
  }
  return { label: 'verified', reason: isWeighed ? '本单位过磅，有佐证' : '本单位量测，有佐证' };
}

const papersOf = ({ evidence = [], survey }: SurveyedComponent): readonly string[] => [
  ...evidence,
  ...(survey?.evidence ?? []),
];

const beforeTheVisit = (isWeighed: boolean): LabelledEvidence =>
  isWeighed
    ? { label: 'declared', reason: '过磅值来自他人，尚未现场调查' }
    : { label: 'assumed', reason: '按公式估算，尚未现场调查' };
