/** One component on the page: its fields read and filled, its remarks and marks shown at once. */
import { evidenceLabelNames, evidenceLabelOf, evidenceLabelTones } from '../../../assignments/survey/evidence-label.js';
import { fieldsOf, withFields, type SurveyFields } from '../../../assignments/survey/survey-fields.js';
import { remarksOn } from '../../../assignments/survey/survey-overview.js';
import type { SurveyedComponent, SurveyRemark } from '../../../assignments/survey/surveyed-component.js';
import type { DraftRecord, HeldComponent } from './local-store.js';
import { make, makeButton, read, type SurveyPageContent } from './page-parts.js';

export type Choice = 'mine' | 'theirs';

export class PartView {
  readonly id: string;
  readonly form: HTMLFormElement;
  /** As the page shows it, or as it was sent since. */
  held: HeldComponent;
  remarks: readonly SurveyRemark[] = [];
  /** Kept by the service, and waiting here. */
  private photos: { kept: number; waiting: number };

  constructor(
    readonly element: HTMLDetailsElement,
    private readonly page: SurveyPageContent,
  ) {
    const { part = '', component, sha256 = '', photos } = element.dataset;
    const form = element.querySelector<HTMLFormElement>('[data-part-form]');
    if (form === null) throw new Error(`the part ${part} has no form`);
    this.id = part;
    this.form = form;
    this.held = { component: read<SurveyedComponent>(component), sha256 };
    this.photos = { kept: Number(photos), waiting: 0 };
  }

  get fields(): SurveyFields {
    const own = [...new FormData(this.form)].filter(([name]) => name.startsWith(`${this.id}.`));
    return Object.fromEntries(
      own.map(([name, text]) => [name.slice(this.id.length + 1), typeof text === 'string' ? text : '']),
    );
  }

  fill(fields: SurveyFields): void {
    for (const control of this.form.elements) {
      if (!isControl(control) || !control.name.startsWith(`${this.id}.`)) continue;
      const text = fields[control.name.slice(this.id.length + 1)] ?? '';
      if (control instanceof HTMLInputElement && control.type === 'radio') control.checked = control.value === text;
      else control.value = text;
    }
  }

  fillHeld(): void {
    this.fill(fieldsOf(this.held.component));
  }

  countPhotos(change: { readonly kept?: number; readonly waiting?: number }): void {
    this.photos = { kept: this.photos.kept + (change.kept ?? 0), waiting: change.waiting ?? this.photos.waiting };
  }

  /** What is typed, as the component it would become. */
  get typed(): SurveyedComponent {
    return withFields(this.held.component, this.fields);
  }

  /** `isTouched`: judged by what is typed; else by what the service holds. */
  judge(isTouched: boolean): void {
    const { types, commissionedOn, referenceDate, today } = this.page;
    const component = isTouched ? this.typed : this.held.component;
    const type = Object.hasOwn(types, component.type) ? types[component.type] : undefined;
    const photos = this.photos.kept + this.photos.waiting;
    const grade = isTouched ? this.fields['grade'] : undefined;
    this.remarks = remarksOn(component, { type, commissionedOn, referenceDate, today, photos, grade });
    this.showEvidence(component, photos);
    const list = this.element.querySelector('[data-remarks]');
    list?.replaceChildren(...this.remarks.map(({ kind, message }) => make('li', kind, message)));
  }

  private showEvidence(component: SurveyedComponent, photos: number): void {
    const { label, reason } = evidenceLabelOf(component, photos);
    const tag = make('span', `tag ${evidenceLabelTones[label]}`, evidenceLabelNames[label]);
    this.element.querySelector('[data-evidence-label]')?.replaceChildren(tag);
    this.element.querySelector('[data-evidence-reason]')?.replaceChildren(`${evidenceLabelNames[label]}：${reason}`);
  }

  /** Contradictory grade and score: what is stored could not say so any more. */
  get isUnsendable(): boolean {
    return this.remarks.some(({ code }) => code === 'score-outside-grade');
  }

  mark(draft: DraftRecord | undefined): void {
    const marks = this.element.querySelector('[data-part-state]');
    const waits = draft !== undefined && draft.state !== 'sent';
    const words = [this.stateTag(), ...(waits ? [make('span', 'tag information', waitingWord(draft))] : [])];
    marks?.replaceChildren(...words.flatMap((word) => [word, ' ']));
    this.showFaults(draft?.state === 'refused' ? draft.faults : []);
  }

  private stateTag(): HTMLElement {
    if (this.remarks.length === 0) return make('span', 'tag good', '完成');
    if (this.remarks.some(({ kind }) => kind === 'contradiction')) return make('span', 'tag warning', '有矛盾');
    return make('span', 'tag neutral', `缺 ${this.remarks.length} 项`);
  }

  private showFaults(faults: readonly string[]): void {
    this.form.querySelector('[data-faults]')?.remove();
    if (faults.length === 0) return;
    const list = make('ul', '', ...faults.map((text) => make('li', '', text)));
    const notice = make(
      'div',
      'notice warning',
      make('strong', 'notice-title', '没有发送成功，填写的内容仍在本机'),
      list,
    );
    notice.dataset['faults'] = '';
    notice.setAttribute('role', 'alert');
    this.form.prepend(notice);
  }

  /** Both versions, field by field, and the choice. */
  showConflict(draft: DraftRecord, choose: (choice: Choice) => void): void {
    const place = this.element.querySelector('[data-conflict]');
    const theirs = draft.theirs === null ? {} : fieldsOf(draft.theirs.component);
    const differing = Object.keys({ ...theirs, ...draft.fields }).filter(
      (name) => name !== 'grade' && (theirs[name] ?? '') !== (draft.fields[name] ?? ''),
    );
    const rows = differing.map((name) =>
      make(
        'div',
        '',
        make('dt', '', this.labelOf(name)),
        make('dd', '', `现在：${shown(name, theirs[name])}`),
        make('dd', '', `我的：${shown(name, draft.fields[name])}`),
      ),
    );
    const actions = make(
      'p',
      'actions',
      makeButton('用我的', '', () => choose('mine')),
      makeButton('用现在的', 'secondary', () => choose('theirs')),
    );
    const title = make('strong', 'notice-title', '这一项已被他人更改，请选择');
    const notice = make('div', 'notice warning', title, make('dl', 'survey-versions', ...rows), actions);
    notice.setAttribute('role', 'alert');
    place?.replaceChildren(notice);
  }

  hideConflict(): void {
    this.element.querySelector('[data-conflict]')?.replaceChildren();
  }

  private labelOf(name: string): string {
    const { checklist = [] } = this.page.types[this.held.component.type] ?? {};
    const condition = checklist.find(({ code }) => name === `condition.${code}`);
    return condition?.zh ?? this.page.fieldLabels[name] ?? name;
  }
}

const isControl = (element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
  element.matches('input, select, textarea');

function waitingWord({ state }: DraftRecord): string {
  return state === 'conflict' ? '待选择' : state === 'refused' ? '未能发送' : '待发送';
}

const words: Readonly<Record<string, string>> = { retain: '保留', dismantle: '拆除', yes: '有', no: '没有' };

function shown(name: string, text: string | undefined): string {
  if (text === undefined || text === '') return '（空）';
  return name === 'disposition' || name.startsWith('condition.') ? (words[text] ?? text) : text;
}
