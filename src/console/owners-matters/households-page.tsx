/** Uploading a household list, looking it over, showing it to the owners, erasing it. Pure. */
import type { VNode } from 'preact';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { Choices, FileInput, Textarea, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { grouped, yuan } from '../../reports/content/format.js';
import type { HouseholdsDto } from '../../owners/shares/households.dto.js';
import type { HouseholdSheetFault } from '../../owners/shares/household-sheet.js';
import type { PublicationMode } from '../../owners/shares/household.entities.js';
import { keyNames, ruleSentence } from '../../owners/shares/share-notice.js';
import { OwnersTabs, ownersPath, trailTo } from './owners-index.js';

interface HouseholdsPageWishes {
  readonly id: string;
  /** null: there is none. */
  readonly list: HouseholdsDto | null;
  readonly hasReport: boolean;
  readonly form: FormState;
  /** Of the sheet that was refused. */
  readonly sheetFaults: readonly HouseholdSheetFault[];
  readonly status?: number;
}

export function householdsPage(wishes: HouseholdsPageWishes): ShownPage {
  const { id, list, hasReport, sheetFaults, status } = wishes;
  return {
    title: '住户份额',
    lead: '残值（净额）在各户之间的分配。名单加密保存，公示时姓名只显示姓氏。',
    ...{ isWide: true, current: ownersPath, trail: trailTo },
    ...(status === undefined ? {} : { status }),
    scripts: ['submit-once'],
    body: (
      <>
        <OwnersTabs id={id} current="households" />
        {sheetFaults.length > 0 && <SheetFaults faults={sheetFaults} />}
        {list && <Publication id={id} list={list} hasReport={hasReport} />}
        {list && <Shares list={list} />}
        <UploadForm {...wishes} />
        {list && <Erasure id={id} />}
      </>
    ),
  };
}

const modeNames: Readonly<Record<PublicationMode, string>> = {
  list: '公示清单：凭查验码可以看到全部房号和份额，姓名只显示姓氏',
  'own-share': '只查自家：填对房号和面积才能看到这一户的份额',
  nothing: '不公开',
};

interface ListPart {
  readonly id: string;
  readonly list: HouseholdsDto;
  readonly hasReport: boolean;
}

function Publication({ id, list, hasReport }: ListPart): VNode {
  const base = `${ownersPath}/${id}/households`;
  const others = (['list', 'own-share', 'nothing'] as const).filter((mode) => mode !== list.shown);
  const labels = { list: '公示全部清单', 'own-share': '只开放查自家', nothing: '停止公开' };
  return (
    <Card title="公开">
      <p>
        现在：<strong>{modeNames[list.shown]}</strong>。
      </p>
      {!hasReport && (
        <Notice tone="caution">
          <p>这项评估还没有报告。公开以后，要等报告出具才能在查验页面上看到。</p>
        </Notice>
      )}
      <div class="actions">
        {others.map((mode) => (
          <PostButton
            look={mode === 'nothing' ? 'danger' : 'primary'}
            action={`${base}/publication`}
            fields={{ shown: mode }}
          >
            {labels[mode]}
          </PostButton>
        ))}
        {hasReport && (
          <ButtonLink look="secondary" href={`${base}/notice.pdf`}>
            公示清单（PDF）
          </ButtonLink>
        )}
        {hasReport && (
          <ButtonLink look="secondary" isDownload href={`${base}/notice.xlsx`}>
            公示清单（XLSX）
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

type Line = HouseholdsDto['households'][number];

function Shares({ list: { households, key, total, weightSum } }: Pick<ListPart, 'list'>): VNode {
  const columns: readonly Column<Line>[] = [
    { label: '房号', isHead: true, cell: ({ room }) => room, foot: `合计 ${households.length} 户` },
    { label: '业主姓名', cell: ({ owner }) => owner, foot: '' },
    { label: '专有部分面积（平方米）', isNumeric: true, cell: (one) => grouped(one.exclusiveAreaM2), foot: '' },
    ...(key.kind === 'weights' ? [weightColumn(weightSum)] : []),
    { label: '份额（元）', isNumeric: true, cell: ({ share }) => grouped(share), foot: grouped(total) },
  ];
  return (
    <>
      <h2>各户份额</h2>
      <p>{ruleSentence(key)}</p>
      <p>残值（净额）{yuan(total)}，各户份额之和等于这个数。这里显示完整姓名，只有本单位能看到。</p>
      <DataTable
        caption={keyNames[key.kind]}
        columns={columns}
        rows={households}
        onPhone="fit"
        filterLabel="查找房号或者姓名"
      />
    </>
  );
}

const weightColumn = (sum: string): Column<Line> => ({
  ...{ label: '权重', isNumeric: true, foot: grouped(sum) },
  cell: ({ weight }) => grouped(weight ?? '0'),
});

function UploadForm({ id, list, form }: HouseholdsPageWishes): VNode {
  const base = `${ownersPath}/${id}/households`;
  return (
    <Card title={list ? '换一份名单' : '上传名单'}>
      <p>
        先下载模板：
        <a href={`${base}/template.xlsx`}>XLSX</a>、<a href={`${base}/template.csv`}>CSV</a>
        。填好以后上传，有一处不对就全部不收，并逐格说明。
        {list && '换名单以后，原来的名单立即删除，公开也停止。'}
      </p>
      <form class="form" method="post" action={base} encType="multipart/form-data">
        <FaultList faults={form.faults} />
        <Choices
          {...{ form, name: 'key.kind', label: '分配方法', isSingle: true }}
          chosen={[form.values['key.kind'] ?? 'exclusive-area']}
          options={[
            {
              value: 'exclusive-area',
              label: keyNames['exclusive-area'],
              hint: '没有另外约定的，依民法典第二百八十三条',
            },
            { value: 'equal', label: keyNames.equal, hint: '业主另有约定' },
            { value: 'weights', label: keyNames.weights, hint: '业主另有约定，名单里每户写权重' },
          ]}
        />
        <Textarea
          {...{ form, name: 'key.agreement', label: '业主的约定', isOptional: true, rows: 3, maxLength: 500 }}
          hint="不按面积分配的，照抄约定的原文。会公开显示，不要写个人姓名。"
        />
        <TextInput form={form} name="agreedOn" label="约定的日期" type="date" isOptional />
        <FileInput form={form} name="sheet" label="名单文件（XLSX 或者 CSV）" accept=".xlsx,.csv" />
        <div class="actions">
          <Button>检查并保存</Button>
        </div>
      </form>
    </Card>
  );
}

const mostFaults = 200;

function SheetFaults({ faults }: { readonly faults: readonly HouseholdSheetFault[] }): VNode {
  const columns: readonly Column<HouseholdSheetFault>[] = [
    { label: '位置', isHead: true, cell: ({ row, column }) => (row === null ? '整个文件' : `${column ?? ''}${row}`) },
    { label: '列', cell: ({ header }) => header },
    { label: '问题', cell: ({ message }) => message },
    { label: '允许', cell: ({ allowed }) => allowed },
  ];
  return (
    <Notice tone="warning" title={`名单有 ${faults.length} 处错误，没有保存`} isStatus>
      <DataTable caption="错误" isCaptionUnseen columns={columns} rows={faults.slice(0, mostFaults)} onPhone="cards" />
    </Notice>
  );
}

const Erasure = ({ id }: Pick<ListPart, 'id'>): VNode => (
  <Card title="删除名单">
    <p>删除名单的密钥和全部内容，以后谁也读不到，也不能恢复。评估和报告不受影响。</p>
    <PostButton look="danger" action={`${ownersPath}/${id}/households/erasure`}>
      删除名单
    </PostButton>
  </Card>
);
