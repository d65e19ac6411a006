import type { VNode } from 'preact';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Steps, type Step } from '../../../http/page/steps.js';
import type { DraftAct, DraftState, DraftStep } from '../../../price-tables/drafting/price-draft.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { whoDid } from '../../who-did.js';

const acts: Readonly<Record<DraftAct, string>> = {
  created: '建立草稿',
  edited: '修改',
  rebased: '改以最新一期为底',
  proposed: '提出',
  returned: '退回',
  approved: '批准',
  published: '发布',
  discarded: '作废',
};

interface TimelineWishes {
  readonly steps: readonly DraftStep[];
  readonly names: ReadonlyMap<string, string>;
}

/** Who did what, when and why; edits in a row are told once. */
export function DraftTimeline({ steps, names }: TimelineWishes): VNode {
  const shown = steps.filter(({ act }, index) => act !== 'edited' || steps[index + 1]?.act !== 'edited');
  const columns: readonly Column<DraftStep>[] = [
    { label: '步骤', isHead: true, cell: ({ act }) => acts[act] },
    { label: '何人', cell: (step) => whoDid(names, step.personId) },
    { label: '何时', cell: ({ at }) => <span class="figures">{minuteOf(at)}</span> },
    { label: '何故', cell: ({ reason }) => reason ?? <span class="muted">—</span> },
  ];
  return <DataTable caption="经过" columns={columns} rows={shown} onPhone="dense" />;
}

const stages = [
  { act: 'created', name: '起草', state: 'draft' },
  { act: 'proposed', name: '提出', state: 'proposed' },
  { act: 'approved', name: '批准', state: 'approved' },
  { act: 'published', name: '发布', state: 'published' },
] as const;

interface ProgressWishes extends TimelineWishes {
  readonly state: DraftState;
}

/** Where the draft stands on its way to being published. */
export function DraftProgress({ state, steps, names }: ProgressWishes): VNode {
  const reached = stages.findIndex((stage) => stage.state === state);
  const shown = stages.map(({ act, name }, index): Step => {
    const latest = steps.findLast((step) => step.act === act);
    const isDone = index < reached || state === 'published' || (index === reached && index > 0);
    const note = isDone && latest ? `${whoDid(names, latest.personId)}，${minuteOf(latest.at)}` : undefined;
    const isCurrent = index === 0 ? reached === 0 : index === reached + 1 && reached > 0;
    return { name, state: isDone ? 'done' : isCurrent ? 'current' : 'todo', note };
  });
  return <Steps label="进度" steps={shown} />;
}
