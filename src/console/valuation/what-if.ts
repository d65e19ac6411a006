/** What another decision on some components would come to: nothing is saved by asking. Pure. */
import type { Appraisal, Disposition } from '../../engine/index.js';
import { subtractDecimalTexts } from '../../engine/index.js';
import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';
import type { FormBody } from '../../http/page/form-body.js';

const PREFIX = 'disposition:';
export const dispositionField = (componentId: string): string => `${PREFIX}${componentId}`;

/** The paper with the decisions of the form; fields of components that are not there any more count for nothing. */
export function withDecisions(order: DraftOrder, sent: FormBody): DraftOrder {
  const components = (order.components ?? []).map((component) => {
    const chosen = sent.text(dispositionField(component.id));
    return isDisposition(chosen) ? { ...component, disposition: chosen } : component;
  });
  return { ...order, components };
}

const isDisposition = (text: string): text is Disposition => text === 'dismantle' || text === 'retain';

export interface DecidedOtherwise {
  readonly id: string;
  readonly before: Disposition | null;
  readonly after: Disposition | null;
}

export function decidedOtherwise(saved: DraftOrder, tried: DraftOrder): readonly DecidedOtherwise[] {
  const earlier = new Map((saved.components ?? []).map(({ id, disposition = null }) => [id, disposition]));
  return (tried.components ?? []).flatMap(({ id, disposition: after = null }) => {
    const before = earlier.get(id) ?? null;
    return before === after ? [] : [{ id, before, after }];
  });
}

export interface FigureDifference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

type Figures = Pick<Appraisal, 'scrapResidualValue' | 'remainingValue' | 'residualValue'>;

const figures: readonly (readonly [label: string, of: (appraisal: Figures) => string])[] = [
  ['残值毛额', ({ scrapResidualValue }) => scrapResidualValue.gross],
  ['扣减', ({ scrapResidualValue }) => scrapResidualValue.deductions],
  ['残值净额', ({ scrapResidualValue }) => scrapResidualValue.net],
  ['余值', ({ remainingValue }) => remainingValue],
  ['残余价值', ({ residualValue }) => residualValue],
];

export const figureDifferences = (before: Figures, after: Figures): readonly FigureDifference[] =>
  figures.map(([label, of]) => ({
    label,
    before: of(before),
    after: of(after),
    difference: subtractDecimalTexts(of(after), of(before)),
  }));
