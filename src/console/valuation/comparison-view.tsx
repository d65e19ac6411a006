/** What changed between two versions of a paper, in the words of the component sheet. */
import type { VNode } from 'preact';
import { componentColumns, taxBasisNames } from '../../assignments/component-sheets/component-columns.js';
import { conditionsText, linesText, materialsText } from '../../assignments/component-sheets/listed-values.js';
import { listNames } from '../../assignments/component-sheets/component-rows.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { Tag } from '../../http/page/status-tag.js';
import type { Naming } from '../../reports/content/names.js';
import type { ComponentChange, FieldChange, PaperComparison } from './compare-papers.js';
import { componentTitle, unitWord } from './component-words.js';

interface ComparisonWishes {
  readonly comparison: PaperComparison;
  readonly naming: Naming | null;
}

interface ShownChange {
  readonly name: VNode | string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const kinds = { added: '新增', removed: '移除', changed: '修改' } as const;

const columns: readonly Column<ShownChange>[] = [
  { label: '部件', isHead: true, cell: ({ name }) => name },
  { label: '项目', cell: ({ field }) => field },
  { label: '原来', cell: ({ before }) => <span class="lines">{before}</span> },
  { label: '现在', cell: ({ after }) => <span class="lines">{after}</span> },
];

export function ComparisonView({ comparison, naming }: ComparisonWishes): VNode {
  const rows = [
    ...comparison.order.map((change) => shown('评估条件等', change, naming)),
    ...comparison.components.flatMap((change) => rowsOf(change, naming)),
  ];
  if (rows.length === 0) return <p>{comparison.isReordered ? '只有部件的次序不同。' : '两版内容相同。'}</p>;
  return (
    <>
      <DataTable caption={`共 ${rows.length} 处不同`} columns={columns} rows={rows} onPhone="cards" />
      {comparison.isReordered && <p class="muted">部件的次序也不同。</p>}
    </>
  );
}

function rowsOf({ id, kind, component, fields }: ComponentChange, naming: Naming | null): readonly ShownChange[] {
  const tone = kind === 'added' ? 'good' : kind === 'removed' ? 'warning' : 'information';
  const name = (
    <>
      {componentTitle(naming, component)} <span class="muted">{id}</span> <Tag tone={tone}>{kinds[kind]}</Tag>
    </>
  );
  if (kind === 'changed') return fields.map((change) => shown(name, change, naming));
  const what = [component.quantity, unitWord(naming, component.unit)].filter(Boolean).join(' ');
  const [before, after] = kind === 'added' ? ['', what] : [what, ''];
  return [{ name, field: '整个部件', before, after }];
}

function shown(name: VNode | string, { pointer, before, after }: FieldChange, naming: Naming | null): ShownChange {
  const column = naming && componentColumns(naming.standard).find((one) => one.pointer === pointer);
  const word = (value: unknown): string => wordOf(value, column?.labels, naming);
  return {
    name,
    field: column?.header ?? orderFields[pointer] ?? pointer.slice(1),
    before: word(before),
    after: word(after),
  };
}

const orderFields: Readonly<Record<string, string>> = {
  '/referenceDate': '评估基准日',
  '/region': '地区',
  '/terms/dismantlingPaidBy': '拆除费承担方',
  '/terms/taxBasis': '计税口径',
  '/terms/haulDistanceKm': '运输距离（公里）',
  '/offers': '整体报价',
  '/engagement/client': '委托人',
  '/engagement/otherUsers': '其他使用人',
  '/engagement/purpose': '评估目的',
  '/engagement/contractNumber': '合同编号',
  '/engagement/profile': '报告类型',
  '/engagement/reviewer': '复核人',
  '/engagement/appraisers': '评估人员',
  '/engagement/firm/name': '评估单位',
  '/lift/address': '地址',
};

function wordOf(value: unknown, labels: Readonly<Record<string, string>> | undefined, naming: Naming | null): string {
  if (value === null) return '（未填）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string' || typeof value === 'number') return labels?.[String(value)] ?? String(value);
  return Array.isArray(value) ? listWords(value as readonly unknown[], naming) : JSON.stringify(value);
}

function listWords(values: readonly unknown[], naming: Naming | null): string {
  if (values.every((one) => typeof one === 'string')) return linesText(values);
  const names = naming === null ? { materials: {}, conditions: {} } : listNames(naming.standard);
  if (values.every((one) => hasKeys<{ material: string; share: string }>(one, 'material', 'share'))) {
    return materialsText(values, names.materials);
  }
  if (values.every((one) => hasKeys<{ code: string; met: boolean }>(one, 'code', 'met'))) {
    return conditionsText(values, names.conditions);
  }
  return values.map(memberWords).join('\n');
}

/** 6800.00，含税，2026-07-02，某回收公司 */
const memberWords = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value as Record<string, string>)
        .map((one) => taxBasisNames[one] ?? one)
        .join('，')
    : String(value);

function hasKeys<Shape extends object>(value: unknown, ...keys: readonly (keyof Shape & string)[]): value is Shape {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
