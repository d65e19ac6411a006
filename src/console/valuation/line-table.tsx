/** The components of the paper as a table, one decision a line. */
import type { ComponentChildren, VNode } from 'preact';
import type { Appraisal } from '../../engine/index.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { grouped } from '../../http/page/figures.js';
import { Tag } from '../../http/page/status-tag.js';
import { withoutTrailingZeros } from '../../reports/content/format.js';
import type { Naming } from '../../reports/content/names.js';
import { componentTitle, decisionWords, dispositionWords, unitWord } from './component-words.js';
import { FindingRemarks } from './finding-remarks.js';
import type { LineRow } from './line-rows.js';
import { componentHref } from './links.js';
import { PriceSources } from './price-source.js';
import { dispositionField } from './what-if.js';

interface LineTableWishes {
  readonly assignmentId: string;
  readonly rows: readonly LineRow[];
  readonly appraisal: Appraisal | null;
  readonly naming: Naming | null;
  /** The decisions are choices of the form the table stands in, and the lines lead to their own forms. */
  readonly isOpen: boolean;
}

export function LineTable(wishes: LineTableWishes): VNode {
  const { rows } = wishes;
  return (
    <DataTable
      caption={`部件 ${rows.length} 行`}
      columns={columnsOf(wishes)}
      rows={rows}
      onPhone="dense"
      mark={({ faults }) => (faults.length > 0 ? 'faulty' : null)}
      filterLabel="筛选部件"
    />
  );
}

function columnsOf(wishes: LineTableWishes): readonly Column<LineRow>[] {
  const { naming, appraisal } = wishes;
  return [
    { label: '部件', isHead: true, cell: (row) => <Name row={row} wishes={wishes} /> },
    { label: '数量', isNumeric: true, cell: ({ component }) => quantityOf(component, naming) },
    { label: '处置', cell: (row) => <Decision row={row} wishes={wishes} /> },
    { label: '质量（千克）', isNumeric: true, cell: ({ line }) => (line === null ? '—' : grouped(line.massKg)) },
    {
      label: '单价与来源',
      cell: ({ line, component }) => (
        <Live id={`price-${component.id}`}>
          {line === null || appraisal === null || naming === null ? (
            '—'
          ) : (
            <PriceSources line={line} references={appraisal.references} naming={naming} />
          )}
        </Live>
      ),
    },
    {
      label: '金额（元）',
      isNumeric: true,
      cell: ({ line, component }) => (
        <Live id={`amount-${component.id}`}>{line === null ? '—' : <Amount line={line} />}</Live>
      ),
    },
    {
      label: '提示',
      cell: (row) => <Live id={`findings-${row.component.id}`}>{<Findings row={row} wishes={wishes} />}</Live>,
    },
  ];
}

const quantityOf = ({ quantity, unit }: LineRow['component'], naming: Naming | null): string =>
  quantity === undefined ? '—' : `${grouped(withoutTrailingZeros(quantity))} ${unitWord(naming, unit)}`;

function Live({ id, children }: { readonly id: string; readonly children: ComponentChildren }): VNode {
  return (
    <div id={id} data-live-part>
      {children}
    </div>
  );
}

interface CellWishes {
  readonly row: LineRow;
  readonly wishes: LineTableWishes;
}

function Name({ row: { component }, wishes: { assignmentId, naming, isOpen } }: CellWishes): VNode {
  const title = componentTitle(naming, component);
  return (
    <span id={`line-${component.id}`}>
      {isOpen ? <a href={componentHref(assignmentId, component.id)}>{title}</a> : title}{' '}
      <span class="muted">{component.id}</span>
    </span>
  );
}

function Decision({ row, wishes }: CellWishes): VNode {
  const { id, disposition } = row.component;
  if (!wishes.isOpen || !isChoice(row, wishes)) {
    return <>{disposition === undefined ? '未定' : dispositionWords[disposition]}</>;
  }
  const isRefused = disposition === 'retain' && row.line?.decision === 'scrap';
  return (
    <>
      <DispositionSelect row={row} wishes={wishes} />
      <Live id={`decision-${id}`}>{isRefused && <Tag tone="caution">按拆除计</Tag>}</Live>
    </>
  );
}

/** Parts that can never stay have no choice, unless somebody has chosen it all the same. */
function isChoice({ component: { type, disposition } }: LineRow, { naming }: LineTableWishes): boolean {
  if (disposition !== 'dismantle' || naming === null) return true;
  const retentionClass = naming.standard.componentTypes[type]?.retentionClass;
  return retentionClass !== undefined && naming.standard.retentionClasses[retentionClass].gates !== null;
}

function DispositionSelect({ row: { component }, wishes: { naming } }: CellWishes): VNode {
  const { id, disposition } = component;
  return (
    <select class="input" name={dispositionField(id)} aria-label={`${componentTitle(naming, component)} ${id} 的处置`}>
      {disposition === undefined && <option value="">未定</option>}
      {Object.entries(dispositionWords).map(([value, label]) => (
        <option value={value} selected={disposition === value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Amount({ line }: { readonly line: NonNullable<LineRow['line']> }): VNode {
  return (
    <>
      <span class="figures">{grouped(line.amount)}</span>{' '}
      <span class="small muted">{line.decision === 'retain' ? '余值' : '残值'}</span>
      <span class="unseen">（{decisionWords[line.decision]}）</span>
    </>
  );
}

function Findings({ row: { findings, faults }, wishes: { naming } }: CellWishes): VNode | null {
  if (faults.length === 0 && findings.length === 0) return null;
  return (
    <>
      {faults.length > 0 && (
        <ul class="remarks small">
          {faults.map((words) => (
            <li class="fault">{words}</li>
          ))}
        </ul>
      )}
      {naming !== null && <FindingRemarks findings={findings} naming={naming} />}
    </>
  );
}
