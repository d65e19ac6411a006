/** An order's component as the flat values a sheet shows, and what was read from a row as a component again. */
import type { Component, Standard } from '../../engine/index.js';
import { namesOf, yesNoNames } from './component-columns.js';
import {
  conditionsOf,
  conditionsText,
  linesText,
  materialsOf,
  materialsText,
  NONE,
  notesOf,
  type Names,
} from './listed-values.js';

export interface ListNames {
  readonly materials: Names;
  readonly conditions: Names;
}

export const listNames = ({ materials, scrappingConditions }: Standard): ListNames => ({
  materials: namesOf(materials),
  conditions: namesOf(scrappingConditions),
});

type Members = Readonly<Record<string, unknown>>;

/** What stands in no cell: members that are null (`—`), and lists, which become lines of one cell. */
export function shownComponent(component: Component, names: ListNames): Members {
  const { materials, survey, retention, evidence } = component;
  return {
    ...component,
    ...(materials && { materials: materialsText(materials, names.materials) }),
    ...(evidence && { evidence: linesText(evidence) }),
    ...(survey && {
      survey: {
        ...survey,
        ...(survey.conditions && { conditions: conditionsText(survey.conditions, names.conditions) }),
        ...(survey.evidence && { evidence: linesText(survey.evidence) }),
      },
    }),
    ...(retention && { retention: shownRetention(retention) }),
  };
}

function shownRetention(retention: NonNullable<Component['retention']>): Members {
  const shown = Object.entries(retention).map(([key, value]: [string, unknown]) => {
    if (value === null) return [key, key === 'refurbishment' ? { amount: NONE } : NONE] as const;
    return [key, typeof value === 'boolean' ? String(value) : value] as const;
  });
  return Object.fromEntries(shown);
}

/** Of unchecked values: whatever is not understood stays as it was written, for the checks to name. */
export function componentOf(value: Members, names: ListNames): Record<string, unknown> {
  const { materials, evidence, survey, retention } = value;
  return {
    ...value,
    ...read('materials', materials, (text) => materialsOf(text, names.materials)),
    ...read('evidence', evidence, notesOf),
    ...(isMembers(survey) && {
      survey: {
        ...survey,
        ...read('conditions', survey['conditions'], (text) => conditionsOf(text, names.conditions)),
        ...read('evidence', survey['evidence'], notesOf),
      },
    }),
    ...(isMembers(retention) && { retention: retentionOf(retention) }),
  };
}

function retentionOf(retention: Members): Members {
  const { refurbishment } = retention;
  const entries = Object.entries(retention).map(([key, value]) => [key, retentionValue(key, value)] as const);
  const amount = isMembers(refurbishment) ? refurbishment['amount'] : undefined;
  return { ...Object.fromEntries(entries), ...(amount === NONE ? { refurbishment: null } : {}) };
}

const answers = ['installerConsent', 'loadChecked', 'inContract'];

function retentionValue(key: string, value: unknown): unknown {
  if (answers.includes(key)) return Object.hasOwn(yesNoNames, String(value)) ? value === 'true' : value;
  return value === NONE ? null : value;
}

const read = (key: string, value: unknown, of: (text: string) => unknown): Members =>
  typeof value === 'string' ? { [key]: of(value) } : {};

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;
