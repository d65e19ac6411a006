/** Where what was typed is now, in words, and how far the survey has come. */
import type { PartView } from './part-view.js';

export interface SendingState {
  readonly waiting: number;
  /** Of those that wait: not yet written into the store of this browser. */
  readonly unkept: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly isSending: boolean;
  readonly isSignedOut: boolean;
}

export class StateView {
  constructor(private readonly root: HTMLElement) {}

  show(state: SendingState): void {
    const place = this.root.querySelector<HTMLElement>('[data-sending-state]');
    const words = wordsOf(state);
    // Set only when it changes: whatever is set is read aloud.
    if (place !== null && place.textContent !== words) place.textContent = words;
    const signIn = this.root.querySelector<HTMLAnchorElement>('[data-sign-in]');
    if (signIn === null) return;
    signIn.hidden = !state.isSignedOut;
    signIn.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  }

  showOffline(words: string): void {
    const place = this.root.querySelector<HTMLElement>('[data-offline-state]');
    if (place === null) return;
    place.textContent = words;
    place.hidden = false;
  }

  showProgress(parts: readonly PartView[]): void {
    const done = parts.filter(({ remarks }) => remarks.length === 0).length;
    this.write('[data-done-count]', String(done));
    this.write('[data-open-count]', String(parts.length - done));
    const bar = this.root.querySelector<HTMLProgressElement>('[data-progress]');
    if (bar !== null) bar.value = done;
    for (const { id, remarks } of parts) {
      const line = this.root.querySelector<HTMLElement>(`[data-open-part="${CSS.escape(id)}"]`);
      if (line === null) continue;
      line.hidden = remarks.length === 0;
      const place = line.querySelector('[data-open-words]');
      if (place !== null) place.textContent = remarks.map(({ message }) => message).join('；');
    }
  }

  private write(selector: string, text: string): void {
    const place = this.root.querySelector(selector);
    if (place !== null) place.textContent = text;
  }
}

function wordsOf({ waiting, unkept, conflicts, refused, isSending, isSignedOut }: SendingState): string {
  if (waiting === 0) return '已全部发送';
  const kept = `${unkept > 0 ? '尚未保存在本机' : '已保存在本机'}，待发送 ${waiting} 项`;
  const details = [
    ...(isSignedOut ? ['登录已过期，请重新登录后继续发送'] : []),
    ...(navigator.onLine ? [] : ['现在没有网络，恢复后自动发送']),
    ...(conflicts > 0 ? [`其中 ${conflicts} 项与他人的更改冲突，请选择`] : []),
    ...(refused > 0 ? [`其中 ${refused} 项未能发送，请改正`] : []),
    ...(isSending ? ['正在发送'] : []),
  ];
  return [kept, ...details].join('；');
}
