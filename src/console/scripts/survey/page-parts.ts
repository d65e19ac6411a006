/** What the page of a survey holds for its script, and small pieces made of it. */
import type { SurveyedType } from '../../../assignments/survey/surveyed-component.js';

/** Written by the server into `data-survey`. */
export interface SurveyPageContent {
  readonly assignmentId: string;
  readonly version: number;
  readonly types: Readonly<Record<string, SurveyedType>>;
  readonly commissionedOn?: string;
  readonly referenceDate?: string;
  readonly today: string;
  readonly personId: string;
  readonly fieldLabels: Readonly<Record<string, string>>;
}

export const read = <Content>(json: string | undefined): Content => JSON.parse(json ?? 'null') as Content;

/** Texts are texts here too: nothing typed is ever read as markup. */
export function make(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

export function makeButton(label: string, look: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `button ${look}`.trim();
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}
