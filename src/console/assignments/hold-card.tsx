/** 冻结: the file is kept beyond its term until somebody lifts that. Pure. */
import type { VNode } from 'preact';
import type { AssignmentDto } from '../../assignments/assignment.dto.js';
import { ConfirmForm } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { Notice } from '../../http/page/notice.js';
import { whoDid } from '../who-did.js';
import { assignmentHref } from './links.js';

interface HoldWishes {
  readonly assignment: AssignmentDto;
  readonly names: ReadonlyMap<string, string>;
  readonly may: { readonly close: boolean };
}

export function HoldCard({ assignment: { id, hold, keepUntil }, names, may }: HoldWishes): VNode | null {
  if (hold === null && !may.close) return null;
  return (
    <Card title="档案保存" id="hold">
      <p>
        {keepUntil === null ? '评估档案自报告日起保存十五年，法定评估三十年。' : `评估档案保存至 ${keepUntil}。`}
        档案不能删除；删除的请求会被记录。
      </p>
      {hold !== null && (
        <Notice tone="caution" title="档案已冻结，到期也继续保存">
          <p>
            {hold.reason}（{whoDid(names, hold.actor)}，{minuteOf(hold.at)}）
          </p>
        </Notice>
      )}
      {may.close && <HoldForm id={id} isHeld={hold !== null} />}
    </Card>
  );
}

function HoldForm({ id, isHeld }: { readonly id: string; readonly isHeld: boolean }): VNode {
  const label = isHeld ? '解除冻结' : '冻结档案';
  return (
    <details>
      <summary>{label}</summary>
      <ConfirmForm
        action={`${assignmentHref(id)}/${isHeld ? 'lift-hold' : 'hold'}`}
        label={label}
        look="secondary"
        reason="理由"
        reasonHint={isHeld ? undefined : '例如诉讼、投诉或者监管检查。'}
      />
    </details>
  );
}
