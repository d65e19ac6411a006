import type { VNode } from 'preact';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { Hidden, Textarea } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Notice } from '../../http/page/notice.js';
import { Tag } from '../../http/page/status-tag.js';
import { reportHref, reviewHref } from '../valuation/links.js';
import type { ReviewScene } from './review-scenes.js';

interface DecisionWishes {
  readonly scene: ReviewScene;
  readonly stored: StoredAppraisal;
  readonly mayReview: boolean;
  readonly form: FormState;
}

export function Decision({ scene, stored, mayReview, form }: DecisionWishes): VNode {
  const { facts, assignment } = scene.valuation.opened;
  return (
    <>
      {facts.review === null ? (
        <Notice tone="information" title="等待内部复核" />
      ) : facts.review.verdict === 'approved' ? (
        <Notice tone="good" title="内部复核已通过">
          <p>
            可以<a href={reportHref(assignment.id)}>制作报告并签章</a>。
          </p>
        </Notice>
      ) : (
        <Notice tone="warning" title="已退回评估人员">
          <p>{facts.review.comment}</p>
        </Notice>
      )}
      {mayReview && (scene.isOwnWork ? <OwnWork /> : <VerdictForm scene={scene} stored={stored} form={form} />)}
    </>
  );
}

const OwnWork = (): VNode => (
  <Notice tone="caution" title="您参与了这份评估">
    <p>计算评估或者编写过工作底稿的人不复核自己的工作；请由另一位复核人复核。</p>
  </Notice>
);

function VerdictForm({ scene, stored, form }: Omit<DecisionWishes, 'mayReview'>): VNode {
  const { id } = scene.valuation.opened.assignment;
  return (
    <Card title="复核结论">
      <form class="form" method="post" action={reviewHref(id, 'verdict')}>
        <Hidden values={{ resultSha256: stored.fingerprints.result }} />
        <Textarea
          form={form}
          name="comment"
          label="复核意见"
          hint="退回时必填：说明要改什么。"
          rows={3}
          maxLength={4000}
        />
        <div class="actions">
          <Button name="verdict" value="approved">
            复核通过
          </Button>
          <Button look="danger" name="verdict" value="returned">
            退回修改
          </Button>
        </div>
      </form>
    </Card>
  );
}

export function EarlierReviews({ scene: { reviews, names } }: { readonly scene: ReviewScene }): VNode | null {
  if (reviews.length === 0) return null;
  return (
    <Card title="复核记录">
      <ul>
        {reviews.map(({ verdict, comment, reviewer, at }) => (
          <li>
            <Tag tone={verdict === 'approved' ? 'good' : 'warning'}>{verdict === 'approved' ? '通过' : '退回'}</Tag>{' '}
            {names.get(reviewer) ?? reviewer}，{minuteOf(at)}
            {comment !== '' && `：${comment}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
