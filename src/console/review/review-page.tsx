/** The internal review: facts and figures side by side, words on single lines, and the reviewer's decision. */
import type { VNode } from 'preact';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import type { AppraisalLine, Component } from '../../engine/index.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { grouped } from '../../http/page/figures.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList } from '../../http/page/notice.js';
import { Tabs } from '../../http/page/tabs.js';
import type { Naming } from '../../reports/content/names.js';
import { componentTitle, decisionWords } from '../valuation/component-words.js';
import { FindingRemarks } from '../valuation/finding-remarks.js';
import { reviewHref, valuationHref, workTabs } from '../valuation/links.js';
import { PriceSources } from '../valuation/price-source.js';
import { Totals } from '../valuation/totals.js';
import { CommentForm, CommentList } from './comments-view.js';
import { componentFacts } from './component-facts.js';
import { Decision, EarlierReviews } from './decision-view.js';
import { EarlierConclusion } from './earlier-view.js';
import type { ReviewScene } from './review-scenes.js';

interface ReviewPageWishes {
  readonly scene: ReviewScene;
  /** The line a comment is about to be written on. */
  readonly onLine: string | null;
  readonly mayReview: boolean;
  readonly form: FormState;
}

export function ReviewBody({ scene, onLine, mayReview, form }: ReviewPageWishes): VNode {
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
          {valuation.naming !== null && <Lines scene={scene} stored={stored} naming={valuation.naming} />}
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

interface Line {
  readonly component: Component;
  readonly line: AppraisalLine | undefined;
}

interface LinesWishes {
  readonly scene: ReviewScene;
  readonly stored: StoredAppraisal;
  readonly naming: Naming;
}

function Lines({ scene, stored, naming }: LinesWishes): VNode {
  const { order, appraisal } = stored;
  const rows = order.components.map((component): Line => {
    return { component, line: appraisal.lines.find(({ componentId }) => componentId === component.id) };
  });
  return (
    <DataTable
      caption={`部件 ${rows.length} 行：事实与数字`}
      columns={columnsOf({ scene, stored, naming })}
      rows={rows}
      onPhone="cards"
      mark={({ component }) =>
        scene.comments.some(({ componentId }) => componentId === component.id) ? 'marked' : null
      }
      filterLabel="筛选部件"
    />
  );
}

function columnsOf({ scene, stored, naming }: LinesWishes): readonly Column<Line>[] {
  const { id } = scene.valuation.opened.assignment;
  const { references, findings } = stored.appraisal;
  return [
    {
      label: '部件',
      isHead: true,
      cell: ({ component }) => (
        <span id={`line-${component.id}`}>
          {componentTitle(naming, component)} <span class="muted">{component.id}</span>
        </span>
      ),
    },
    { label: '事实', cell: ({ component }) => <Facts facts={componentFacts(component, naming.standard)} /> },
    {
      label: '数字',
      cell: ({ line }) => line !== undefined && <Figures line={line} references={references} naming={naming} />,
    },
    {
      label: '提示',
      cell: ({ component: { id: componentId } }) => (
        <FindingRemarks findings={findings.filter((finding) => finding.componentId === componentId)} naming={naming} />
      ),
    },
    {
      label: '意见',
      cell: ({ component }) => (
        <>
          <CommentList scene={scene} componentId={component.id} />
          <a href={`${reviewHref(id)}?line=${encodeURIComponent(component.id)}#comment`}>
            写意见<span class="unseen">：{component.id}</span>
          </a>
        </>
      ),
    },
  ];
}

const Facts = ({ facts }: { readonly facts: ReturnType<typeof componentFacts> }): VNode => (
  <ul class="remarks small">
    {facts.map(([name, value]) => (
      <li>
        <span class="muted">{name}：</span>
        {value}
      </li>
    ))}
  </ul>
);

function Figures({ line, references, naming }: Parameters<typeof PriceSources>[0]): VNode {
  return (
    <>
      <p class="figures">
        {decisionWords[line.decision]}，{grouped(line.massKg)} 千克，{grouped(line.amount)} 元
      </p>
      <PriceSources line={line} references={references} naming={naming} />
    </>
  );
}
