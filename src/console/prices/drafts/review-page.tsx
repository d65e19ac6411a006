import type { ComponentChildren, VNode } from 'preact';
import { ConfirmForm, PostButton } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import type { FormState } from '../../../http/page/form-state.js';
import { FaultList, Notice } from '../../../http/page/notice.js';
import { authoring } from '../../../price-tables/drafting/price-draft.js';
import type { Publication } from '../../../price-tables/publication-log.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { whoDid } from '../../who-did.js';
import { draftHref, editionHref } from '../links.js';
import type { DraftScene } from './draft-frame.js';

interface ReviewWishes {
  readonly scene: DraftScene;
  /** What was published or withdrawn in the table since the draft was laid on it; null: nothing. */
  readonly overtakenBy: Publication | null;
  readonly form: FormState;
  /** Difference and impact. */
  readonly children: ComponentChildren;
}

/** Everything the second person needs on one page, and the decision under it. */
export function ReviewPage({ scene, overtakenBy, form, children }: ReviewWishes): VNode {
  const { draft } = scene;
  return (
    <>
      <FaultList faults={form.faults} title="现在还不能这样做" />
      {overtakenBy !== null && <Overtaken scene={scene} overtakenBy={overtakenBy} />}
      <LastReason scene={scene} />
      {children}
      {draft.state === 'draft' && overtakenBy === null && <Propose scene={scene} form={form} />}
      {draft.state === 'proposed' && <Decide scene={scene} form={form} isStale={overtakenBy !== null} />}
      {draft.state === 'approved' && <Publish scene={scene} form={form} isStale={overtakenBy !== null} />}
    </>
  );
}

/** Why it was proposed or sent back: the first thing the other side wants to know. */
function LastReason({ scene: { steps, names } }: Pick<ReviewWishes, 'scene'>): VNode | null {
  const last = steps.findLast(({ act }) => act === 'proposed' || act === 'returned' || act === 'approved');
  if (last === undefined || last.reason === null) return null;
  const titles = { proposed: '提出的理由', returned: '退回的理由', approved: '批准的意见' } as const;
  return (
    <Notice tone="information" title={titles[last.act as keyof typeof titles]}>
      <p>{last.reason}</p>
      <p class="muted small">
        {whoDid(names, last.personId)}，{minuteOf(last.at)}
      </p>
    </Notice>
  );
}

const happened = { published: '发布了', corrected: '更正为', withdrawn: '撤回了' } as const;

function Overtaken({
  scene: { draft, may },
  overtakenBy,
}: Pick<ReviewWishes, 'scene'> & { overtakenBy: Publication }): VNode {
  const { act, editionId, at } = overtakenBy;
  return (
    <Notice tone="warning" title="价格表在此期间已有变动，这份草稿不能照原样批准或发布">
      <p>
        {minuteOf(at)} {happened[act]} <a href={editionHref(editionId)}>{editionId}</a>
        ，而草稿是对照此前的版本编制的，现在批准会使这次变动被悄悄盖过。
      </p>
      {draft.state === 'draft' && may.write && (
        <>
          <p>
            改以最新一期为底：您所作的修改会保留并放到最新一期之上；双方都改过的行以您的为准，并逐行列出请您核对。之后重新提出即可。
          </p>
          <PostButton action={draftHref(draft.id, 'rebase')} fields={{ version: draft.version }}>
            改以最新一期为底
          </PostButton>
        </>
      )}
      {draft.state !== 'draft' && <p>请退回给起草人，由起草人改以最新一期为底，核对后重新提出。</p>}
    </Notice>
  );
}

type DecisionWishes = Pick<ReviewWishes, 'scene' | 'form'>;

function Propose({ scene: { draft, may, personId }, form }: DecisionWishes): VNode | null {
  if (!may.write) return null;
  if (personId === null) return <PersonNeeded />;
  return (
    <Card title="提出">
      <ConfirmForm
        action={draftHref(draft.id, 'proposal')}
        label="提出，请人批准"
        version={draft.version}
        form={form}
        reason="理由"
        reasonHint="写给批准人：价格依据什么，有哪些大的变动，为什么。"
      />
    </Card>
  );
}

function Decide({ scene, form, isStale }: DecisionWishes & { readonly isStale: boolean }): VNode | null {
  const { draft, may, personId } = scene;
  const isOwn = madeBy(scene, personId);
  if (isOwn) return <OwnProposal scene={scene} form={form} />;
  if (!may.approve) return <Notice tone="neutral" title="等待批准" />;
  if (personId === null) return <PersonNeeded />;
  return (
    <div class="columns">
      {!isStale && (
        <Card title="批准">
          <ConfirmForm
            action={draftHref(draft.id, 'approval')}
            label="批准"
            version={draft.version}
            form={form}
            reason="意见"
            isReasonOptional
          >
            <p>批准表示您核对了差异、影响和证据。批准后即可发布。</p>
          </ConfirmForm>
        </Card>
      )}
      <Return scene={scene} form={form} />
    </div>
  );
}

function Return({ scene: { draft }, form }: DecisionWishes): VNode {
  return (
    <Card title="退回">
      <ConfirmForm
        action={draftHref(draft.id, 'return')}
        label="退回修改"
        look="secondary"
        version={draft.version}
        form={form}
        reason="退回理由"
        reasonHint="告诉起草人要改什么。"
      />
    </Card>
  );
}

/** Whoever wrote any part of it counts as its author, as the rules of the database do. */
export function madeBy({ steps }: Pick<DraftScene, 'steps'>, personId: string | null): boolean {
  return personId !== null && steps.some((step) => authoring.includes(step.act) && step.personId === personId);
}

function OwnProposal({ scene, form }: DecisionWishes): VNode {
  return (
    <>
      <Notice tone="caution" title="这份提案出自您本人，须由另一人批准">
        <p>
          价格要经得起质疑，所以起草、修改或提出过这份价格的人不能批准它，即使同时是批准人也不行。请本单位另一位批准人登录后在此页批准。
        </p>
      </Notice>
      {scene.may.write && <Return scene={scene} form={form} />}
    </>
  );
}

function PersonNeeded(): VNode {
  return (
    <Notice tone="caution" title="请先登录">
      <p>提出、批准和发布都要留下本人的姓名。您现在没有以本人身份登录。</p>
    </Notice>
  );
}

function Publish({ scene, form, isStale }: DecisionWishes & { readonly isStale: boolean }): VNode | null {
  const { draft, may } = scene;
  if (!may.approve) return <Notice tone="neutral" title="已批准，等待发布" />;
  return (
    <div class="columns">
      {!isStale && (
        <Card title="发布">
          <p>
            发布后立即生效，任何人都不能再修改或删除；有误只能更正或撤回，并永远留有记录。
            {draft.privateTo === null ? '所有人都能看到。' : '只有本单位能看到和采用。'}
          </p>
          <div class="actions">
            <PostButton action={draftHref(draft.id, 'publication')} fields={{ version: draft.version }}>
              发布
            </PostButton>
          </div>
        </Card>
      )}
      <Return scene={scene} form={form} />
    </div>
  );
}
