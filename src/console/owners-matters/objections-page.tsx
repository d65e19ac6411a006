/** What owners asked: the list, one of them, the answer, and what of it is shown. Pure. */
import type { VNode } from 'preact';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { DataTable } from '../../http/page/data-table.js';
import { Textarea } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Tag } from '../../http/page/status-tag.js';
import { Pager, Tabs } from '../../http/page/tabs.js';
import type { ObjectionView, ReachableObjection } from '../../owners/objections/objection.js';
import { Answers, objectionKindNames, Paragraphs } from '../../owners/objections/pages/objection-pages.js';
import { longestAnswer, longestQuestion } from '../../owners/objections/read-objection.js';

export const objectionsPath = '/console/objections';

interface ObjectionListWishes {
  readonly objections: readonly ObjectionView[];
  readonly isOpenOnly: boolean;
  readonly nextHref: string | null;
}

export function objectionListPage({ objections, isOpenOnly, nextHref }: ObjectionListWishes): ShownPage {
  return {
    title: '业主提问',
    lead: '业主在报告的查验页面上提的问题和异议。答复以后，由本单位决定是否公开。',
    ...{ isWide: true, current: objectionsPath },
    body: (
      <>
        <Tabs
          label="业主提问"
          current={isOpenOnly ? objectionsPath : `${objectionsPath}?all=yes`}
          links={[
            { href: objectionsPath, label: '等待答复' },
            { href: `${objectionsPath}?all=yes`, label: '全部' },
          ]}
        />
        <ObjectionTable objections={objections} isOpenOnly={isOpenOnly} />
        <Pager nextHref={nextHref} />
      </>
    ),
  };
}

function ObjectionTable({ objections, isOpenOnly }: Omit<ObjectionListWishes, 'nextHref'>): VNode {
  if (objections.length === 0) return <Empty title={isOpenOnly ? '没有等待答复的提问' : '还没有人提问'} />;
  return (
    <DataTable
      caption="提问和异议"
      isCaptionUnseen
      onPhone="cards"
      rows={objections}
      columns={[
        {
          ...{ label: '内容', isHead: true },
          cell: ({ id, text }) => <a href={`${objectionsPath}/${id}`}>{shortened(text)}</a>,
        },
        { label: '类别', cell: ({ kind }) => objectionKindNames[kind] },
        { label: '报告', cell: ({ reportNumber }) => reportNumber },
        { label: '时间', cell: ({ at }) => minuteOf(at) },
        { label: '状态', cell: (one) => <StateTag objection={one} /> },
      ]}
    />
  );
}

const shortened = (text: string): string => {
  const characters = [...text.replaceAll('\n', ' ')];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('');
};

function StateTag({ objection: { answers, shownText } }: { readonly objection: ObjectionView }): VNode {
  if (answers.length === 0) return <Tag tone="caution">等待答复</Tag>;
  return shownText === null ? <Tag tone="information">已答复</Tag> : <Tag tone="good">已答复，已公开</Tag>;
}

interface ObjectionPageWishes {
  readonly objection: ReachableObjection;
  readonly form: FormState;
  readonly status: number;
}

export function objectionPage({ objection, form, status }: ObjectionPageWishes): ShownPage {
  const { id, kind, text, at, reportNumber, reportCode, appraisalId, answers, contact } = objection;
  return {
    title: `业主的${objectionKindNames[kind]}`,
    ...{ current: objectionsPath, status, trail: [{ href: objectionsPath, label: '业主提问' }] },
    scripts: ['submit-once', 'leave-guard'],
    body: (
      <>
        <Card title={objectionKindNames[kind]} aside={<StateTag objection={objection} />}>
          <Paragraphs text={text} />
          <Answers answers={answers} />
          <Facts
            rows={[
              ['时间', minuteOf(at)],
              ['报告', <a href={`/r/${reportCode}`}>{reportNumber}</a>],
              ['评估', appraisalId],
              ['联系方式', contact],
            ]}
          />
          {contact !== null && (
            <PostButton look="danger" isSmall action={`${objectionsPath}/${id}/contact-erasure`}>
              删除联系方式
            </PostButton>
          )}
        </Card>
        <AnswerForm id={id} form={form} isFirst={answers.length === 0} />
        {answers.length > 0 && <PublicationForm objection={objection} form={form} />}
        <div class="actions">
          <ButtonLink look="secondary" href={objectionsPath}>
            回到列表
          </ButtonLink>
        </div>
      </>
    ),
  };
}

interface AnswerFormWishes {
  readonly id: string;
  readonly form: FormState;
  readonly isFirst: boolean;
}

const AnswerForm = ({ id, form, isFirst }: AnswerFormWishes): VNode => (
  <Card title={isFirst ? '答复' : '补充答复'}>
    <form class="form" method="post" action={`${objectionsPath}/${id}/answers`} data-guard="">
      <FaultList faults={form.faults} />
      <Textarea
        {...{ form, name: 'text', label: '答复内容', rows: 6, maxLength: longestAnswer }}
        hint="提问的人凭自己的地址立刻能看到。不能改写，可以补充。公开以后任何人都能看到。"
      />
      <div class="actions">
        <Button>答复</Button>
      </div>
    </form>
  </Card>
);

function PublicationForm({
  objection: { id, text, shownText },
  form,
}: Pick<ObjectionPageWishes, 'objection' | 'form'>): VNode {
  const values = { question: shownText ?? text, ...form.values };
  return (
    <Card title={shownText === null ? '公开' : '已经公开'}>
      <form class="form" method="post" action={`${objectionsPath}/${id}/publication`}>
        <Textarea
          {...{ form: { ...form, values }, name: 'question', label: '公开的提问', rows: 4, maxLength: longestQuestion }}
          hint="请隐去姓名、房号和联系方式。与原文不同的，页面上会注明。"
        />
        <div class="actions">
          <Button>{shownText === null ? '公开提问和答复' : '改为这样公开'}</Button>
        </div>
      </form>
      {shownText !== null && (
        <PostButton look="danger" action={`${objectionsPath}/${id}/publication`} fields={{ hide: 'yes' }}>
          停止公开
        </PostButton>
      )}
    </Card>
  );
}
