import type { VNode } from 'preact';
import type { Appraisal, DeductionLine } from '../../engine/index.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { grouped } from '../../http/page/figures.js';
import { rowName, unitNameOrCode, type Naming } from '../../reports/content/names.js';
import { readRowId } from '../../reports/content/names.js';
import { editionHref } from '../prices/links.js';

interface DeductionsWishes {
  readonly appraisal: Appraisal | null;
  readonly naming: Naming | null;
}

/** What is taken off the gross scrap value, each line with its driver and its price. */
export function Deductions({ appraisal, naming }: DeductionsWishes): VNode {
  return (
    <div id="deductions" data-live-part>
      {appraisal !== null && naming !== null && appraisal.deductions.length > 0 && (
        <DataTable caption="扣减" columns={columnsOf(naming)} rows={appraisal.deductions} onPhone="cards" />
      )}
    </div>
  );
}

function columnsOf(naming: Naming): readonly Column<DeductionLine>[] {
  return [
    { label: '项目', isHead: true, cell: ({ rowId }) => rowName(naming, rowId) },
    {
      label: '数量',
      isNumeric: true,
      cell: ({ quantity, unit }) => `${grouped(quantity)} ${unitNameOrCode(naming, unit)}`,
    },
    {
      label: '费率与来源',
      cell: ({ rate, rowId }) => (
        <>
          <span class="figures">{grouped(rate)}</span>{' '}
          <a class="small" href={editionHref(readRowId(rowId).editionId)}>
            {readRowId(rowId).editionId}
          </a>
        </>
      ),
    },
    { label: '依据', cell: ({ clause }) => clause },
    { label: '金额（元）', isNumeric: true, cell: ({ amount }) => grouped(amount) },
  ];
}
