/** The mood of a box or a mark. It only repeats in colour what the words say. */
export type Tone = 'neutral' | 'information' | 'good' | 'caution' | 'warning';
