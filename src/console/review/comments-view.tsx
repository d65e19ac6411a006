import type { VNode } from 'preact';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { Select, Textarea } from '../../http/page/fields.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { componentTitle } from '../valuation/component-words.js';
import { reviewHref } from '../valuation/links.js';
import type { ReviewScene } from './review-scenes.js';

interface CommentListWishes {
  readonly scene: ReviewScene;
  /** null: on the paper as a whole. */
  readonly componentId: string | null;
}

export function CommentList({ scene, componentId }: CommentListWishes): VNode | null {
  const own = scene.comments.filter((comment) => comment.componentId === componentId);
  if (own.length === 0) return null;
  return (
    <ul class="remarks small">
      {own.map(({ text, actor, at, number, answers }) => (
        <li>
          {answers !== null && <span class="muted">答第 {answers} 条：</span>}
          {text}{' '}
          <span class="muted">
            （第 {number} 条，{scene.names.get(actor) ?? actor}，{minuteOf(at)}）
          </span>
        </li>
      ))}
    </ul>
  );
}

interface CommentFormWishes {
  readonly scene: ReviewScene;
  readonly onLine: string | null;
  readonly form: FormState;
}

export function CommentForm({ scene, onLine, form }: CommentFormWishes): VNode {
  const { opened, naming } = scene.valuation;
  const lines = (opened.paper.order.components ?? []).map((component) => ({
    value: component.id,
    label: `${component.id} ${componentTitle(naming, component)}`,
  }));
  const answered = scene.comments.map(({ number, text }) => ({
    value: String(number),
    label: `第 ${number} 条：${text.slice(0, 30)}`,
  }));
  const filled =
    onLine === null ? form : { ...freshForm({ componentId: onLine, ...form.values }), faults: form.faults };
  return (
    <Card title="意见" id="comment">
      <CommentList scene={scene} componentId={null} />
      <form class="form" method="post" action={reviewHref(opened.assignment.id, 'comments')}>
        <Select
          form={filled}
          name="componentId"
          label="针对"
          options={[{ value: '', label: '整份工作底稿' }, ...lines]}
        />
        {answered.length > 0 && (
          <Select
            form={filled}
            name="answers"
            label="答复"
            options={[{ value: '', label: '不答复哪一条' }, ...answered]}
          />
        )}
        <Textarea form={filled} name="text" label="意见内容" rows={3} maxLength={4000} />
        <div class="actions">
          <Button look="secondary">提交意见</Button>
        </div>
      </form>
    </Card>
  );
}
