/** What the form of a step shows: what was recorded, each paper and each component on its own line. Pure. */
import { archiveKindList, documentKindList } from '../../assignments/steps/step-papers.js';
import type { StepContents } from '../../assignments/steps/step-content.js';
import type { StepId } from '../../assignments/steps/step-ids.js';
import { fieldsOf } from './form-content.js';
import type { NamedComponent } from './step-fields.js';

export function stepValues(
  step: StepId,
  content: StepContents[StepId],
  components: readonly NamedComponent[],
): Readonly<Record<string, string>> {
  switch (step) {
    case 'documents':
      return documentValues(content as StepContents['documents'], components);
    case 'archive': {
      const { papers = [], ...rest } = content as StepContents['archive'];
      return { ...fieldsOf(rest), ...fieldsOf({ papers: inLines(archiveKindList, papers) }) };
    }
    default:
      return fieldsOf(content);
  }
}

function documentValues(
  { papers = [], labels = [] }: StepContents['documents'],
  components: readonly NamedComponent[],
): Readonly<Record<string, string>> {
  const lines = components.map(({ id, suggested }) => {
    const known = labels.find(({ componentId }) => componentId === id);
    return { componentId: id, label: known?.label ?? suggested };
  });
  return fieldsOf({ papers: inLines(documentKindList, papers), labels: lines });
}

/** The lines of a form are the known kinds, whatever was recorded in which order. */
const inLines = <Kind extends string>(kinds: readonly Kind[], papers: readonly { readonly kind: Kind }[]) =>
  kinds.map((kind) => papers.find((paper) => paper.kind === kind) ?? { kind });
