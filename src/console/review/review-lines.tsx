/** The lines under review: each a heading with its figure; facts and sources below it, open where there is something to judge. */
import type { ComponentChildren, VNode } from 'preact';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import type { AppraisalLine, Component, Finding } from '../../engine/index.js';
import { Facts } from '../../http/page/card.js';
import { grouped } from '../../http/page/figures.js';
import { Tag } from '../../http/page/status-tag.js';
import type { Naming } from '../../reports/content/names.js';
import { componentTitle, decisionWords } from '../valuation/component-words.js';
import { FindingRemarks, isSaidInAWord } from '../valuation/finding-remarks.js';
import { reviewHref } from '../valuation/links.js';
import { PriceSources } from '../valuation/price-source.js';
import { CommentList } from './comments-view.js';
import { componentFacts } from './component-facts.js';
import type { ReviewScene } from './review-scenes.js';

interface LinesWishes {
  readonly scene: ReviewScene;
  readonly stored: StoredAppraisal;
  readonly naming: Naming;
  /** Every line is open: to read all of them, or to print. */
  readonly areAllOpen: boolean;
}

interface Line {
  readonly component: Component;
  readonly line: AppraisalLine | undefined;
  readonly findings: readonly Finding[];
  readonly warnings: number;
  readonly comments: number;
}

export function ReviewLines(wishes: LinesWishes): VNode {
  const { scene, stored, areAllOpen } = wishes;
  const { id } = scene.valuation.opened.assignment;
  const lines = stored.order.components.map((component) => lineOf(component, wishes));
  const flagged = lines.filter(isFlagged).length;
  return (
    <section id="lines" data-filter="筛选部件">
      <h2>部件 {lines.length} 行：事实与数字</h2>
      <p class="muted">
        {flagged === 0 ? '没有带警告或者意见的行。' : `其中 ${flagged} 行带有警告或者意见，已经展开。`}
        {areAllOpen ? (
          <a href={`${reviewHref(id)}#lines`}>只展开这些行</a>
        ) : (
          <a href={`${reviewHref(id)}?lines=all#lines`}>全部展开</a>
        )}
      </p>
      {lines.map((line) => (
        <ReviewLine line={line} wishes={wishes} />
      ))}
    </section>
  );
}

/** What nearly every estimated line is told of opens none. */
function lineOf(component: Component, { scene, stored: { appraisal } }: LinesWishes): Line {
  const isOwn = ({ componentId }: { readonly componentId?: string | null }): boolean => componentId === component.id;
  const findings = appraisal.findings.filter(isOwn);
  return {
    component,
    line: appraisal.lines.find(isOwn),
    findings,
    warnings: findings.filter((finding) => finding.level === 'warning' && !isSaidInAWord(finding)).length,
    comments: scene.comments.filter(isOwn).length,
  };
}

const isFlagged = ({ warnings, comments }: Line): boolean => warnings + comments > 0;

function ReviewLine({ line: told, wishes }: { readonly line: Line; readonly wishes: LinesWishes }): VNode {
  const { component, line, findings } = told;
  const { scene, stored, naming, areAllOpen } = wishes;
  return (
    <details class="review-line" id={`line-${component.id}`} open={areAllOpen || isFlagged(told)} data-row>
      <Summary told={told} naming={naming} />
      <div class="columns three">
        <Piece title="事实">
          <Facts rows={componentFacts(component, naming.standard)} />
        </Piece>
        <Piece title="数字">
          {line !== undefined && <PriceSources line={line} references={stored.appraisal.references} naming={naming} />}
        </Piece>
        <Piece title="提示与意见">
          <FindingRemarks findings={findings} naming={naming} />
          <CommentList scene={scene} componentId={component.id} />
          <WriteComment scene={scene} componentId={component.id} />
        </Piece>
      </div>
    </details>
  );
}

function Summary({ told, naming }: { readonly told: Line; readonly naming: Naming }): VNode {
  const { component, line, warnings, comments } = told;
  return (
    <summary>
      <span class="review-line-name">
        {componentTitle(naming, component)} <span class="muted">{component.id}</span>
      </span>{' '}
      {warnings > 0 && <Tag tone="caution">警告 {warnings} 条</Tag>}{' '}
      {comments > 0 && <Tag tone="information">意见 {comments} 条</Tag>}{' '}
      {line !== undefined && (
        <span class="review-line-figures">
          {decisionWords[line.decision]} <span class="figures">{grouped(line.massKg)} 千克</span>{' '}
          <strong class="figures">{grouped(line.amount)} 元</strong>
        </span>
      )}
    </summary>
  );
}

function Piece({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function WriteComment({ scene, componentId }: { readonly scene: ReviewScene; readonly componentId: string }): VNode {
  const { id } = scene.valuation.opened.assignment;
  return (
    <p>
      <a href={`${reviewHref(id)}?line=${encodeURIComponent(componentId)}#comment`}>
        写意见<span class="unseen">：{componentId}</span>
      </a>
    </p>
  );
}
