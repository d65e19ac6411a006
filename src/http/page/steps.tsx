import type { ComponentChildren, VNode } from 'preact';

export interface Step {
  readonly name: string;
  readonly state: 'done' | 'current' | 'todo';
  /** Who and when. */
  readonly note?: ComponentChildren;
}

const spoken = { done: '已完成', current: '当前', todo: '未到' } as const;

/** The way of a thing through its work: what is done, where it stands, what comes. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }): VNode {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ name, state, note }) => (
        <li class={state} aria-current={state === 'current' ? 'step' : undefined}>
          <span class="step-name">
            {name}
            <span class="unseen">（{spoken[state]}）</span>
          </span>
          {note !== undefined && <span class="step-note">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
