/** The internal review: facts and figures side by side, words on single lines, and the reviewer's decision. */
import type { VNode } from 'preact';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList } from '../../http/page/notice.js';
import { Tabs } from '../../http/page/tabs.js';
import { reviewHref, valuationHref, workTabs } from '../valuation/links.js';
import { Totals } from '../valuation/totals.js';
import { CommentForm } from './comments-view.js';
import { Decision, EarlierReviews } from './decision-view.js';
import { EarlierConclusion } from './earlier-view.js';
import { ReviewLines } from './review-lines.js';
import type { ReviewScene } from './review-scenes.js';

interface ReviewPageWishes {
  readonly scene: ReviewScene;
  /** The line a comment is about to be written on. */
  readonly onLine: string | null;
  readonly areAllLinesOpen: boolean;
  readonly mayReview: boolean;
  readonly form: FormState;
}

export function ReviewBody({ scene, onLine, areAllLinesOpen, mayReview, form }: ReviewPageWishes): VNode {
  const { valuation, stored } = scene;
  const { id } = valuation.opened.assignment;
  return (
    <>
      <Tabs label="评估项目的各个页面" links={workTabs(id)} current={reviewHref(id)} />
      <FaultList faults={form.faults} />
      {stored === null ? (
        <Empty title="还没有可以复核的评估">
          <p>
            评估人员在<a href={valuationHref(id)}>评定估算</a>中定稿后，复核人在这里复核。
          </p>
        </Empty>
      ) : (
        <>
          <Totals preview={previewOf(stored)} rows={[]} naming={valuation.naming} />
          <Decision scene={scene} stored={stored} mayReview={mayReview} form={form} />
          <EarlierReviews scene={scene} />
          <CommentForm scene={scene} onLine={onLine} form={form} />
          {valuation.naming !== null && (
            <ReviewLines scene={scene} stored={stored} naming={valuation.naming} areAllOpen={areAllLinesOpen} />
          )}
          <EarlierConclusion scene={scene} stored={stored} />
        </>
      )}
    </>
  );
}

/** Shown like a preview: the same cards, only that these figures are stored. */
function previewOf({ order, appraisal, fingerprints }: StoredAppraisal): Parameters<typeof Totals>[0]['preview'] {
  return { kind: 'appraised', order, appraisal: { ...appraisal, fingerprints }, texts: { order: '', result: '' } };
}
