/** The table at which a lift is valued: decisions, prices, totals at once, and what another decision would come to. */
import type { VNode } from 'preact';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Hidden } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../http/page/notice.js';
import { Tabs } from '../../http/page/tabs.js';
import type { Appraisal } from '../../engine/index.js';
import { stepOf } from '../../assignments/steps/state-of.js';
import { Charts } from './charts.js';
import { Conclude } from './conclude.js';
import { Deductions } from './deductions.js';
import { LineTable } from './line-table.js';
import { lineRows } from './line-rows.js';
import { reviewHref, valuationHref, workTabs } from './links.js';
import { SecondMethodCard, TermsCard } from './terms-and-offers.js';
import { Totals } from './totals.js';
import type { Trial } from './trial.js';
import type { ValuationScene } from './valuation-scenes.js';
import { WhatIf } from './what-if-view.js';

interface WorkspaceWishes {
  readonly scene: ValuationScene;
  readonly trial: Trial | null;
  readonly form: FormState;
}

export function Workspace({ scene, trial, form }: WorkspaceWishes): VNode {
  const { opened, naming, isOpen } = scene;
  const { assignment, paper } = opened;
  const { order, preview } = trial ?? { order: paper.order, preview: scene.preview };
  const rows = lineRows(order, preview, naming);
  const appraisal: Appraisal | null = preview.kind === 'appraised' ? preview.appraisal : null;
  return (
    <>
      <Tabs label="评估项目的各个页面" links={workTabs(assignment.id)} current={valuationHref(assignment.id)} />
      <Standing scene={scene} />
      <FaultList faults={form.faults} />
      <Totals preview={preview} rows={rows} naming={naming} />
      <WhatIf scene={scene} trial={trial} />
      {isOpen && <ListActs scene={scene} />}
      {rows.length === 0 ? (
        <Empty title="清单中还没有部件">
          <p>可以按电梯参数生成起始清单，导入表格，从相近的电梯复制，或者逐个新增。</p>
        </Empty>
      ) : (
        <form method="post" action={valuationHref(assignment.id, 'decisions')} data-live="">
          <Hidden values={{ version: paper.version }} />
          <LineTable {...{ assignmentId: assignment.id, rows, appraisal, naming, isOpen }} />
          {isOpen && <DecisionActs assignmentId={assignment.id} isTrial={trial !== null} />}
        </form>
      )}
      <Charts appraisal={appraisal} naming={naming} />
      <Deductions appraisal={appraisal} naming={naming} />
      <div class="columns">
        <TermsCard order={order} assignmentId={assignment.id} />
        <SecondMethodCard scene={scene} appraisal={appraisal} />
      </div>
      <Conclude scene={scene} />
    </>
  );
}

function DecisionActs({ assignmentId, isTrial }: { readonly assignmentId: string; readonly isTrial: boolean }): VNode {
  return (
    <div class="actions">
      <Button look="secondary" name="act" value="trial">
        试算所选处置
      </Button>
      <Button name="act" value="save">
        保存所选处置
      </Button>
      {isTrial && (
        <ButtonLink look="secondary" href={valuationHref(assignmentId)}>
          放弃改动
        </ButtonLink>
      )}
    </div>
  );
}

/** How the paper stands to the appraisal and the review. */
function Standing({ scene: { opened, isOpen, mayWrite } }: { readonly scene: ValuationScene }): VNode | null {
  const { facts, state, assignment } = opened;
  const { review, appraised, paperVersion } = facts;
  if (review?.verdict === 'returned') {
    return (
      <Notice tone="warning" title="复核人退回了这份评估">
        <p>{review.comment}</p>
        <p>
          <a href={reviewHref(assignment.id)}>查看逐行意见</a>；修改工作底稿后重新定稿。
        </p>
      </Notice>
    );
  }
  if (stepOf(state, 'valuation').state === 'done') {
    return (
      <Notice tone="good" title="本步骤已完成">
        <p>如需修改工作底稿，请先在项目概况中说明理由，重新打开本步骤。</p>
      </Notice>
    );
  }
  if (appraised !== null && appraised.paperVersion !== paperVersion) {
    const words = `已存的评估依据第 ${appraised.paperVersion} 版工作底稿，现在是第 ${paperVersion} 版。`;
    return (
      <Notice tone="caution" title="底稿在定稿之后改过">
        {<p>{words}</p>}
      </Notice>
    );
  }
  return isOpen || mayWrite ? null : <Notice tone="information" title="您可以查看，但不能修改" />;
}

function ListActs({ scene }: { readonly scene: ValuationScene }): VNode {
  const { assignment, paper } = scene.opened;
  const { id } = assignment;
  const isEmpty = (paper.order.components ?? []).length === 0;
  return (
    <Card title="部件清单" aside={<span class="muted small">{`第 ${paper.version} 版：${paper.note}`}</span>}>
      <div class="actions">
        <ButtonLink href={valuationHref(id, 'components/new')}>新增部件</ButtonLink>
        <ButtonLink look="secondary" href={valuationHref(id, 'import')}>
          导入表格
        </ButtonLink>
        <ButtonLink look="secondary" href={valuationHref(id, 'copy')}>
          从相近的电梯复制
        </ButtonLink>
        {isEmpty && (
          <PostButton look="secondary" action={valuationHref(id, 'starting-list')} fields={{ version: paper.version }}>
            生成起始清单
          </PostButton>
        )}
        <ButtonLink look="secondary" href={valuationHref(id, 'sheet?format=xlsx')} isDownload>
          导出表格
        </ButtonLink>
        <ButtonLink look="secondary" href={valuationHref(id, 'comparison')}>
          比较版本
        </ButtonLink>
      </div>
    </Card>
  );
}
