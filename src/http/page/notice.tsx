import type { ComponentChildren, VNode } from 'preact';
import type { FormFaults } from './form-state.js';
import type { Tone } from './tone.js';

interface NoticeWishes {
  readonly tone: Tone;
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Read aloud when the page comes: the outcome of what was just done. */
  readonly isStatus?: boolean;
}

/** A box that stands out: an outcome, a warning, an explanation that must be read. */
export function Notice({ tone, title, children, isStatus = false }: NoticeWishes): VNode {
  return (
    <div class={`notice ${tone}`} role={isStatus ? (tone === 'warning' ? 'alert' : 'status') : undefined}>
      {title !== undefined && <strong class="notice-title">{title}</strong>}
      {children}
    </div>
  );
}

interface EmptyWishes {
  /** What is not here. */
  readonly title: string;
  /** What to do about it. */
  readonly children?: ComponentChildren;
}

export function Empty({ title, children }: EmptyWishes): VNode {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

interface FaultListWishes {
  readonly faults: FormFaults;
  readonly title?: string;
}

/** Every fault at once, above the form, each leading to its field. */
export function FaultList({ faults, title = '请改正以下内容' }: FaultListWishes): VNode | null {
  if (faults.all.length === 0 && faults.title === null) return null;
  return (
    <div class="notice warning" role="alert">
      <strong class="notice-title">{faults.title ?? title}</strong>
      {faults.detail !== null && <p>{faults.detail}</p>}
      {faults.all.length > 0 && (
        <ul>
          {faults.all.map(({ name, text }) => (
            <li>{name === '' ? text : <a href={`#${name}`}>{text}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
