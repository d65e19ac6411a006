/**
 * What was typed here about components that have left the list since. It cannot be sent any more: it is shown, so that
 * nobody takes it for sent, until somebody drops it.
 */
import { fieldsOf } from '../../../assignments/survey/survey-fields.js';
import type { DraftRecord, LocalStore } from './local-store.js';
import { make, makeButton, type SurveyPageContent } from './page-parts.js';

export class LeftOver {
  private readonly drafts = new Map<string, DraftRecord>();

  constructor(
    private readonly page: SurveyPageContent,
    private readonly store: LocalStore,
  ) {}

  add(draft: DraftRecord): void {
    this.drafts.set(draft.key, draft);
    this.show();
  }

  private show(): void {
    const items = [...this.drafts.values()].map((draft) =>
      make(
        'li',
        '',
        `清单中已没有零部件 ${draft.componentId}，本机填写的内容没有发送${this.typedIn(draft)} `,
        this.drop(draft),
      ),
    );
    document.querySelector('[data-left-over]')?.replaceChildren(...items);
  }

  private drop({ key }: DraftRecord): HTMLButtonElement {
    return makeButton('从本机删除', 'secondary small', () => {
      void this.store.forgetDraft(key).then(() => {
        this.drafts.delete(key);
        this.show();
      });
    });
  }

  /** Only what differs from what stood there before. */
  private typedIn({ fields, base }: DraftRecord): string {
    const before = fieldsOf(base.component);
    const changed = Object.entries(fields).filter(([name, text]) => text !== '' && text !== before[name]);
    if (changed.length === 0) return '';
    return `（${changed.map(([name, text]) => `${this.page.fieldLabels[name] ?? name}：${text}`).join('；')}）`;
  }
}
