/** Everything that was done to an assignment: who, when, why. Pure. */
import type { VNode } from 'preact';
import type { AssignmentAct } from '../../assignments/assignment.entities.js';
import { stepNames } from '../../assignments/steps/step-ids.js';
import { minuteOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { whoDid } from '../who-did.js';

export type ShownAct = Pick<AssignmentAct, 'number' | 'act' | 'step' | 'contentJson' | 'actor' | 'personId' | 'at'>;

interface HistoryWishes {
  readonly acts: readonly ShownAct[];
  readonly names: ReadonlyMap<string, string>;
}

const actNames: Readonly<Record<ShownAct['act'], string>> = {
  recorded: '填写',
  completed: '完成',
  reopened: '重新打开',
  'hold-set': '冻结档案',
  'hold-lifted': '解除冻结',
  'deletion-refused': '请求删除，已拒绝',
  appraised: '评估',
};

export function ActHistory({ acts, names }: HistoryWishes): VNode | null {
  if (acts.length === 0) return null;
  const columns: readonly Column<ShownAct>[] = [
    { label: '时间', isHead: true, cell: ({ at }) => <span class="figures">{minuteOf(at)}</span> },
    { label: '经办', cell: ({ personId, actor }) => whoDid(names, personId ?? actor) },
    {
      label: '事项',
      cell: ({ act, step }) => (step === null ? actNames[act] : `${actNames[act]}：${stepNames[step]}`),
    },
    { label: '说明', cell: noteOf },
  ];
  return (
    <details>
      <summary>经过（{acts.length}）</summary>
      <DataTable caption="经过" isCaptionUnseen onPhone="dense" rows={[...acts].reverse()} columns={columns} />
    </details>
  );
}

function noteOf({ act, contentJson }: ShownAct): string {
  const { reason, paperVersion } = JSON.parse(contentJson) as {
    readonly reason?: string;
    readonly paperVersion?: number;
  };
  if (act === 'appraised' && paperVersion !== undefined) return `依据第 ${paperVersion} 版工作底稿`;
  return act === 'recorded' ? '' : (reason ?? '');
}
