/** What no assignment can be, whichever program writes: out of order, another firm's, added to once it is archived. */
import type { Guard } from '../guard.js';

const steps = ['basic-matters', 'contract', 'plan', 'survey', 'documents', 'valuation', 'report', 'archive'];

const place = (step: string): string =>
  `CASE ${step} ${steps.map((id, index) => `WHEN '${id}' THEN ${index + 1}`).join(' ')} END`;

const onInsert = (table: string, name: string, { when, message }: Pick<Guard, 'when' | 'message'>): Guard => ({
  name: `${table}_${name}`,
  table,
  before: 'INSERT',
  when,
  message,
});

const numbered = (table: string, column: string, keys: readonly string[]): Guard =>
  onInsert(table, 'numbered', {
    when: `NEW.${column} <> (SELECT COALESCE(MAX(o.${column}), 0) + 1 FROM ${table} o
      WHERE ${keys.map((key) => `o.${key} = NEW.${key}`).join(' AND ')})`,
    message: `${table} is insert-only, its rows are numbered one after the other`,
  });

const ofOwner = (table: string): Guard =>
  onInsert(table, 'of_owner', {
    when: `NOT EXISTS (SELECT 1 FROM assignments a WHERE a.id = NEW.assignment_id
      AND a.organisation_id = NEW.organisation_id)`,
    message: 'assignment file: the assignment is one of the organisation',
  });

const isArchived = `EXISTS (SELECT 1 FROM assignment_acts c WHERE c.assignment_id = NEW.assignment_id
  AND c.act = 'completed' AND c.step = 'archive')`;

const open = (table: string, exception = ''): Guard =>
  onInsert(table, 'open', {
    when: `${isArchived}${exception}`,
    message: 'assignment file: an archived file is closed',
  });

/** Steps before the new one whose last word is that they are complete. */
const completeBefore = `(SELECT COUNT(*) FROM assignment_acts a WHERE a.assignment_id = NEW.assignment_id
  AND a.act = 'completed' AND ${place('a.step')} < ${place('NEW.step')}
  AND NOT EXISTS (SELECT 1 FROM assignment_acts l WHERE l.assignment_id = a.assignment_id AND l.step = a.step
    AND l.act IN ('completed', 'reopened') AND l.number > a.number))`;

export const assignmentGuards: readonly Guard[] = [
  numbered('lift_facts', 'version', ['organisation_id', 'device_code']),
  onInsert('assignments', 'of_a_lift', {
    when: `NOT EXISTS (SELECT 1 FROM lift_facts f WHERE f.organisation_id = NEW.organisation_id
      AND f.device_code = NEW.device_code)`,
    message: 'assignment file: the lift has a file with the organisation',
  }),
  onInsert('assignments', 'of_own_engagement', {
    when: `NEW.engagement_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM engagements e
      WHERE e.id = NEW.engagement_id AND e.organisation_id = NEW.organisation_id)`,
    message: 'assignment file: the engagement is one of the organisation',
  }),
  numbered('assignment_acts', 'number', ['assignment_id']),
  ofOwner('assignment_acts'),
  open('assignment_acts', ` AND NEW.act NOT IN ('hold-set', 'hold-lifted', 'deletion-refused')`),
  onInsert('assignment_acts', 'in_order', {
    when: `NEW.act = 'completed' AND ${completeBefore} <> ${place('NEW.step')} - 1`,
    message: 'assignment file: a step is completed when all before it are',
  }),
  onInsert('assignment_acts', 'own_appraisal', {
    when: `NEW.appraisal_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM appraisals p
      WHERE p.id = NEW.appraisal_id AND p.organisation_id = NEW.organisation_id)`,
    message: 'assignment file: the appraisal is one of the organisation',
  }),
  numbered('working_papers', 'version', ['assignment_id']),
  ofOwner('working_papers'),
  open('working_papers'),
  numbered('line_comments', 'number', ['assignment_id']),
  ofOwner('line_comments'),
  open('line_comments'),
  onInsert('line_comments', 'answer_known', {
    when: `NEW.answers IS NOT NULL AND NOT EXISTS (SELECT 1 FROM line_comments c
      WHERE c.assignment_id = NEW.assignment_id AND c.number = NEW.answers)`,
    message: 'assignment file: an answer is to a comment of the same assignment',
  }),
];
