import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import type { FormState } from '../../http/page/form-state.js';

/** A line of the working paper as a form shows it. */
export interface NamedComponent {
  readonly id: string;
  readonly name: string;
  readonly component: DraftComponent;
}

export interface StepFieldsWishes {
  readonly form: FormState;
  readonly components: readonly NamedComponent[];
}
