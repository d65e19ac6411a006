/** One page with every part of the kit, in each of its states: looked at by people, read by the tests. */
import type { VNode } from 'preact';
import { Button, ButtonLink, ConfirmForm, PostButton } from '../../src/http/page/buttons.js';
import { Card, Facts, Secret } from '../../src/http/page/card.js';
import { DataTable } from '../../src/http/page/data-table.js';
import { Choices, FileInput, Hidden, Select, Textarea, TextInput } from '../../src/http/page/fields.js';
import { Difference, grouped } from '../../src/http/page/figures.js';
import type { FormState } from '../../src/http/page/form-state.js';
import { LineChart, StepChart } from '../../src/http/page/line-chart.js';
import { Empty, FaultList, Notice } from '../../src/http/page/notice.js';
import { renderPage, type PageFrame } from '../../src/http/page/render-page.js';
import { StatusTag } from '../../src/http/page/status-tag.js';
import { Steps } from '../../src/http/page/steps.js';
import { Pager, Tabs } from '../../src/http/page/tabs.js';

const refused: FormState = {
  values: { title: '辽宁省废旧金属价格', kind: 'scrap', price: '26 50', method: '<script>alert(1)</script>' },
  faults: {
    title: '表格中有 2 处需要改正',
    detail: null,
    all: [
      { name: 'price', text: '单价应为小数，例如 2650.00' },
      { name: '', text: '报价少于三个' },
    ],
  },
};

const rows = [
  { code: 'steel-heavy', name: '重型废钢', before: '2600.00', after: '2650.00', change: '50.00' },
  { code: 'copper-bright', name: '光亮铜线', before: '61500.00', after: '59800.00', change: '-1700.00' },
  { code: 'aluminium', name: '废铝', before: '13200.00', after: '13200.00', change: '0.00' },
];

const points = [
  { day: '2024-01-01', value: '2450.00', low: '2400.00', high: '2500.00' },
  { day: '2024-07-01', value: '2380.00', low: '2330.00', high: '2440.00' },
  { day: '2025-01-01', value: '2510.00', low: '2470.00', high: '2570.00', mark: '已更正' },
  { day: '2025-07-01', value: '2600.00', low: '2550.00', high: '2650.00' },
  { day: '2026-01-01', value: '2650.00', low: '2600.00', high: '2700.00' },
];

function Table({ onPhone }: { readonly onPhone: 'cards' | 'scroll' }): VNode {
  return (
    <DataTable
      caption={`与上一版的差异（${onPhone}）`}
      rows={rows}
      onPhone={onPhone}
      mark={({ code }) => (code === 'copper-bright' ? 'marked' : null)}
      columns={[
        { label: '名称', isHead: true, cell: ({ name }) => name, foot: '合计' },
        { label: '编码', cell: ({ code }) => <span class="mono">{code}</span>, sortHref: '?sort=code' },
        { label: '原价（元/吨）', isNumeric: true, cell: ({ before }) => grouped(before) },
        {
          label: '新价（元/吨）',
          isNumeric: true,
          cell: ({ after }) => grouped(after),
          sorted: 'ascending',
          sortHref: '?',
        },
        { label: '差额', isNumeric: true, cell: ({ change }) => <Difference amount={change} />, foot: '−1,650.00 元' },
      ]}
    />
  );
}

function Form(): VNode {
  return (
    <form class="form" method="post">
      <FaultList faults={refused.faults} />
      <Hidden values={{ version: 3 }} />
      <TextInput form={refused} name="title" label="名称" hint="写出地区和种类。" />
      <TextInput form={refused} name="price" label="单价（元/吨，不含税）" look="figure" inputMode="decimal" />
      <Select form={refused} name="kind" label="种类" options={[{ value: 'scrap', label: '废旧物资' }]} />
      <Textarea form={refused} name="method" label="制定方法" isOptional />
      <FileInput form={refused} name="file" label="价格表文件" hint="XLSX 或者 CSV。" accept=".xlsx,.csv" />
      <Choices
        form={refused}
        name="roles"
        label="角色"
        chosen={['editor']}
        options={[
          { value: 'editor', label: '编辑', hint: '起草和提交价格表' },
          { value: 'approver', label: '审批人', hint: '批准或者退回' },
        ]}
      />
      <div class="actions">
        <Button>保存</Button>
        <ButtonLink look="secondary" href="/">
          取消
        </ButtonLink>
      </div>
    </form>
  );
}

function Work(): VNode {
  return (
    <Steps
      label="发布过程"
      steps={[
        { name: '起草', state: 'done', note: '王芳，2026年10月8日' },
        { name: '提交', state: 'done', note: '王芳，2026年10月9日' },
        { name: '批准', state: 'current', note: '等待第二人' },
        { name: '发布', state: 'todo' },
      ]}
    />
  );
}

export function everyPart(frame: Partial<PageFrame> = {}): string {
  return renderPage(
    { title: '全部构件', lead: '每一种构件的每一种状态。', trail: [{ href: '/x', label: '价格表' }], ...frame },
    <>
      <Tabs
        label="视图"
        current="/a"
        links={[
          { href: '/a', label: '内容', count: 28 },
          { href: '/b', label: '差异' },
        ]}
      />
      <div class="row">
        {(['draft', 'proposed', 'approved', 'published', 'corrected', 'withdrawn', 'demonstration'] as const).map(
          (one) => (
            <StatusTag status={one} />
          ),
        )}
      </div>
      <Work />
      {(['neutral', 'information', 'good', 'caution', 'warning'] as const).map((tone) => (
        <Notice tone={tone} title={`提示：${tone}`}>
          <p>这一版价格已经由第二人批准，发布后不能改动，只能更正或者撤回。</p>
        </Notice>
      ))}
      <div class="columns">
        <Card tone="cash" title="残值（净额）" aside={<StatusTag status="in-force" />}>
          <p class="amount">12,345.60 元</p>
          <p>现金。</p>
        </Card>
        <Card tone="avoided" title="余值">
          <p class="amount">8,200.00 元</p>
          <p>不是现金。</p>
        </Card>
      </div>
      <StepChart title="重型废钢" unit="元/吨" points={points} until="2026-06-30" />
      <LineChart title="废钢价格指数" unit="点" points={points} />
      <Table onPhone="scroll" />
      <Table onPhone="cards" />
      <Pager previousHref="?page=1" nextHref="?page=3" />
      <Card title="登记">
        <Facts
          rows={[
            ['编号', '电梯残评〔2026〕第000001号'],
            ['单位', '示例评估有限公司'],
            ['无', undefined],
          ]}
        />
        <Secret>la_4f9d8c7b6a5e4d3c2b1a09f8e7d6c5b4</Secret>
      </Card>
      <Card title="表单">
        <Form />
      </Card>
      <PostButton action="/x" look="secondary" isSmall fields={{ id: 1 }}>
        标为已读
      </PostButton>
      <Card title="撤回">
        <ConfirmForm action="/x" label="撤回这一版" version={3} look="danger" reason="理由" reasonHint="将随通知公布。">
          <p>撤回后，任何新的评估都不再使用这一版；已出具的报告不变。</p>
        </ConfirmForm>
      </Card>
      <Empty title="还没有草稿">
        <p>导入一份表格，或者从已发布的版本开始。</p>
      </Empty>
    </>,
  );
}
