/** The surveyor's work on this page: drafts kept at every keystroke, sent when there is a network, never lost. */
import { fieldsOf } from '../../../assignments/survey/survey-fields.js';
import type { LeftOver } from './left-over.js';
import { draftKey, type DraftRecord, type LocalStore } from './local-store.js';
import type { SurveyPageContent } from './page-parts.js';
import type { Choice, PartView } from './part-view.js';
import type { PhotoQueue } from './photo-queue.js';
import { sendDraft, type Sent } from './sending.js';
import type { StateView } from './state-view.js';

/** A part that is being typed in is left alone for so long. */
const RESTS_MS = 8_000;

/** By the clock of the browser, in milliseconds. */
const now = (): number => performance.timeOrigin + performance.now();

export class SurveyDesk {
  private readonly drafts = new Map<string, DraftRecord>();
  /** Components of which this browser holds nothing yet. */
  private readonly unkept = new Set<string>();
  private isSending = false;
  /** A button was pressed while something was on its way. */
  private isAskedAgain = false;
  private isSignedOut = false;

  constructor(
    private readonly page: SurveyPageContent,
    private readonly parts: ReadonlyMap<string, PartView>,
    private readonly kept: { readonly store: LocalStore; readonly photos: PhotoQueue; readonly leftOver: LeftOver },
    private readonly state: StateView,
  ) {}

  /** What was typed before the page was closed stands in its fields again. */
  async begin(): Promise<void> {
    for (const draft of await this.kept.store.drafts(this.page.assignmentId)) this.takeUp(draft);
    await this.kept.photos.begin();
    this.show();
    await this.send();
  }

  private takeUp(draft: DraftRecord): void {
    const part = this.parts.get(draft.componentId);
    if (part === undefined) {
      if (draft.state !== 'sent') this.kept.leftOver.add(draft);
      return;
    }
    if (draft.state === 'sent') {
      // The page may come from the browser's own store and be older than what was sent from it.
      if (draft.version <= this.page.version) return;
      part.held = draft.base;
      part.fillHeld();
      return;
    }
    this.drafts.set(draft.componentId, draft);
    part.fill(draft.fields);
    if (draft.state === 'conflict') this.askToChoose(draft);
  }

  async typed(part: PartView): Promise<void> {
    const known = this.drafts.get(part.id);
    const draft: DraftRecord = {
      key: draftKey(this.page.assignmentId, part.id),
      assignmentId: this.page.assignmentId,
      componentId: part.id,
      // A conflict stays one until somebody has chosen.
      state: known?.state === 'conflict' ? 'conflict' : 'draft',
      fields: part.fields,
      base: known?.base ?? part.held,
      changedAt: now(),
      version: 0,
      theirs: known?.theirs ?? null,
      faults: [],
    };
    await this.keep(draft);
    this.show();
  }

  /** `isAsked`: somebody pressed a button; parts at rest or not, refused before or not. */
  async send(isAsked = false): Promise<void> {
    if (this.isSending) {
      this.isAskedAgain ||= isAsked;
      return;
    }
    this.isSending = true;
    this.isAskedAgain = false;
    if (isAsked) this.isSignedOut = false;
    this.show();
    try {
      if (!(await this.sendDrafts(isAsked))) return;
      if ((await this.kept.photos.send(isAsked)) === null) this.isSignedOut = true;
    } finally {
      this.isSending = false;
      this.show();
    }
    if (this.isAskedAgain) await this.send(true);
  }

  /** false: later. */
  private async sendDrafts(isAsked: boolean): Promise<boolean> {
    for (const draft of this.ready(isAsked)) {
      if (!(await this.sendOne(draft))) return false;
    }
    return true;
  }

  get waiting(): number {
    return this.drafts.size + this.kept.photos.waiting;
  }

  private ready(isAsked: boolean): readonly DraftRecord[] {
    const present = now();
    return [...this.drafts.values()].filter(({ state, changedAt, componentId }) => {
      if (state === 'conflict' || this.parts.get(componentId)?.isUnsendable) return false;
      return isAsked || (state === 'draft' && present - changedAt > RESTS_MS);
    });
  }

  private async sendOne(draft: DraftRecord): Promise<boolean> {
    const sent = await sendDraft(draft);
    if (sent.kind === 'signed-out') this.isSignedOut = true;
    if (sent.kind === 'later' || sent.kind === 'signed-out') return false;
    await this.settle(draft, sent);
    this.show();
    return true;
  }

  private async settle(draft: DraftRecord, sent: Sent): Promise<void> {
    const part = this.parts.get(draft.componentId);
    const latest = this.drafts.get(draft.componentId) ?? draft;
    if (part === undefined) return;
    if (sent.kind === 'stored') {
      part.held = sent.held;
      // Typed on while it was under way: that is a draft against what stands there now.
      if (latest.changedAt !== draft.changedAt) return this.keep({ ...latest, base: sent.held });
      return this.done(part, { ...latest, base: sent.held, version: sent.version });
    }
    if (sent.kind === 'refused') return this.keep({ ...latest, state: 'refused', faults: sent.faults });
    if (sent.kind !== 'changed') return;
    const conflict: DraftRecord = { ...latest, state: 'conflict', theirs: sent.theirs };
    await this.keep(conflict);
    this.askToChoose(conflict);
  }

  private async done(part: PartView, draft: DraftRecord): Promise<void> {
    await this.kept.store.keepDraft({ ...draft, state: 'sent', theirs: null, faults: [] });
    this.drafts.delete(part.id);
    this.unkept.delete(part.id);
  }

  private askToChoose(draft: DraftRecord): void {
    const part = this.parts.get(draft.componentId);
    if (part === undefined) return;
    part.element.open = true;
    part.showConflict(draft, (choice) => void this.choose(part, choice));
  }

  private async choose(part: PartView, choice: Choice): Promise<void> {
    const draft = this.drafts.get(part.id);
    if (draft === undefined || draft.theirs === null) return;
    part.held = draft.theirs;
    part.hideConflict();
    if (choice === 'mine') {
      await this.keep({ ...draft, state: 'draft', base: draft.theirs, theirs: null, fields: part.fields });
      return this.send(true);
    }
    part.fill(fieldsOf(draft.theirs.component));
    await this.done(part, { ...draft, base: draft.theirs, fields: fieldsOf(draft.theirs.component) });
    this.show();
  }

  private async keep(draft: DraftRecord): Promise<void> {
    const { componentId } = draft;
    const isFirst = !this.drafts.has(componentId);
    this.drafts.set(componentId, draft);
    if (isFirst) {
      this.unkept.add(componentId);
      this.show();
    }
    try {
      await this.kept.store.keepDraft(draft);
      this.unkept.delete(componentId);
    } catch {
      // A full or closed store of the browser: what is typed is still here, and can still be sent.
      this.unkept.add(componentId);
      this.state.showOffline('本机不能保存草稿，请在有网络的地方逐项保存，离开本页前请看到“已全部发送”。');
    }
  }

  show(): void {
    for (const part of this.parts.values()) {
      const draft = this.drafts.get(part.id);
      part.countPhotos({ waiting: this.kept.photos.waitingOf(part.id) });
      part.judge(draft !== undefined);
      part.mark(draft);
    }
    const conflicts = [...this.drafts.values()].filter(({ state }) => state === 'conflict').length;
    const refused = [...this.drafts.values()].filter(({ state }) => state === 'refused').length;
    const { waiting, isSending, isSignedOut } = this;
    const { photos } = this.kept;
    const unkept = this.unkept.size + photos.unkept;
    const counts = { waiting, unkept, conflicts, refused: refused + photos.refused };
    this.state.show({ ...counts, isSending, isSignedOut });
    this.state.showProgress([...this.parts.values()]);
  }
}
