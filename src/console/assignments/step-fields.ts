import type { EvidenceLabel } from '../../assignments/survey/evidence-label.js';
import type { FormState } from '../../http/page/form-state.js';

/** A line of the working paper as a form shows it. */
export interface NamedComponent {
  readonly id: string;
  readonly name: string;
  /** What its survey suggests; somebody looks at it before it counts. */
  readonly suggested: EvidenceLabel;
}

export interface StepFieldsWishes {
  readonly form: FormState;
  readonly components: readonly NamedComponent[];
}
