import type { VNode } from 'preact';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import type { Standard } from '../../engine/index.js';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Hidden, Select, Textarea, TextInput, type SelectOption } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { SheetColumn } from '../../price-tables/exchange/sheet-columns.js';
import { conditionField, conditionsAsked, fieldName, formColumns } from './component-form.js';
import { componentHref, valuationHref } from './links.js';

export interface ComponentPageWishes {
  readonly assignmentId: string;
  /** null: one to be added. */
  readonly component: DraftComponent | null;
  /** SHA-256 of the component as it is shown; of a new one, the version of the paper. */
  readonly seen: string;
  readonly standard: Standard;
  readonly form: FormState;
}

export function ComponentForm({ assignmentId, component, seen, standard, form }: ComponentPageWishes): VNode {
  const action =
    component === null ? valuationHref(assignmentId, 'components') : componentHref(assignmentId, component.id);
  return (
    <>
      <form class="form" method="post" action={action} data-guard="">
        <FaultList faults={form.faults} />
        <Hidden values={{ seen }} />
        {groups.map(({ title, holds }) => (
          <Card title={title}>
            {formColumns(standard)
              .filter(({ pointer }) => holds(pointer))
              .map((column) => (
                <ColumnField column={column} form={form} isFixed={component !== null && column.pointer === '/id'} />
              ))}
            {title === SURVEY && component !== null && <Conditions {...{ component, standard, form }} />}
          </Card>
        ))}
        <div class="actions">
          <Button>保存</Button>
          <ButtonLink look="secondary" href={valuationHref(assignmentId)}>
            返回
          </ButtonLink>
        </div>
      </form>
      {component !== null && (
        <Card title="移除">
          <p>从清单中移除这个部件，另存为新的一版；以前各版仍可查看。</p>
          <PostButton look="danger" action={`${action}/removal`} fields={{ seen }}>
            移除部件
          </PostButton>
        </Card>
      )}
    </>
  );
}

const SURVEY = '现场调查';
const RETENTION = '保留条件';

const groups: readonly { readonly title: string; readonly holds: (pointer: string) => boolean }[] = [
  { title: '部件', holds: (pointer) => /^\/(id|type|variant|description|quantity|unit|disposition)$/.test(pointer) },
  { title: '质量与材质', holds: (pointer) => pointer.startsWith('/mass') || pointer === '/materials' },
  { title: SURVEY, holds: (pointer) => /^\/(installedOn|survey|evidence)/.test(pointer) },
  { title: RETENTION, holds: (pointer) => pointer.startsWith('/retention') },
];

interface ColumnFieldWishes {
  readonly column: SheetColumn;
  readonly form: FormState;
  readonly isFixed: boolean;
}

const severalLines = ['/materials', '/evidence', '/survey/evidence', '/retention/reason', '/description'];

function ColumnField({ column, form, isFixed }: ColumnFieldWishes): VNode {
  const { header, required, kind, labels, allowed, pointer } = column;
  const field = { form, name: fieldName(column), label: header, isOptional: !required };
  if (labels !== undefined) return <Select {...field} options={optionsOf(labels)} />;
  const hint = allowed.replace(/工作表“(.+?)”所列/g, '标准$1表中');
  if (severalLines.includes(pointer)) return <Textarea {...field} hint={hint} rows={3} />;
  if (kind === 'day') return <TextInput {...field} type="date" />;
  const isFigure = kind === 'amount' || kind === 'rate';
  return (
    <TextInput
      {...field}
      hint={hint}
      isFixed={isFixed}
      look={isFigure ? 'figure' : undefined}
      inputMode={isFigure ? 'decimal' : undefined}
    />
  );
}

const optionsOf = (labels: NonNullable<SheetColumn['labels']>): readonly SelectOption[] => [
  { value: '', label: '（未填）' },
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
];

const answers: readonly SelectOption[] = [
  { value: '', label: '（未检查）' },
  { value: 'no', label: '没有出现' },
  { value: 'yes', label: '已经出现，应当报废' },
];

function Conditions({
  component,
  standard,
  form,
}: Omit<ComponentPageWishes, 'assignmentId' | 'seen'> & { readonly component: DraftComponent }): VNode {
  return (
    <>
      {conditionsAsked(standard, component).map((code) => {
        const condition = standard.scrappingConditions[code];
        const hint = condition?.clause;
        return (
          <Select
            form={form}
            name={conditionField(code)}
            label={`报废条件：${condition?.zh ?? code}`}
            hint={hint}
            options={answers}
          />
        );
      })}
    </>
  );
}
