import type { VNode } from 'preact';
import { Tag } from '../../../http/page/status-tag.js';
import type { Tone } from '../../../http/page/tone.js';
import type { EditionState } from '../table-history.js';
import { stateWords } from '../table-words.js';

const tones: Readonly<Record<EditionState, Tone>> = {
  current: 'good',
  coming: 'information',
  past: 'neutral',
  corrected: 'caution',
  withdrawn: 'warning',
};

export const StateTag = ({ state }: { readonly state: EditionState }): VNode => (
  <Tag tone={tones[state]}>{stateWords[state]}</Tag>
);
