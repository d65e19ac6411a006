/** The form of a lift's facts: to make a file, and to change what is known. Pure. */
import type { Lift } from '../../engine/index.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Hidden, Select, TextInput, Textarea } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { liftHref, liftsHref } from '../assignments/links.js';

export const driveNames: Readonly<Record<Lift['drive'], string>> = {
  geared: '有齿轮曳引',
  gearless: '无齿轮曳引',
  hydraulic: '液压',
};

interface LiftFormWishes {
  readonly form: FormState;
  /** null: a new file. */
  readonly deviceCode: string | null;
  /** The version the person saw. */
  readonly version: number;
  readonly status?: number;
}

const drives = [
  { value: '', label: '未知' },
  ...Object.entries(driveNames).map(([value, label]) => ({ value, label })),
];
const rooms = [
  { value: '', label: '未知' },
  { value: 'true', label: '有机房' },
  { value: 'false', label: '无机房' },
];

/** Of whoever lost the race: what they typed, and beside it what now stands there, wherever it is something else. */
export function overtakenForm(typed: FormState['values'], now: FormState['values']): FormState {
  const all = Object.keys({ ...now, ...typed })
    .filter((name) => name !== 'version' && (now[name] ?? '') !== (typed[name] ?? ''))
    .map((name) => ({ name, text: `现在的资料：${labelOf(name, now[name] ?? '')}` }));
  return { values: typed, faults: { ...overtaken, all } };
}

const overtaken = {
  title: '别人在此期间改过这台电梯的资料，您的内容还没有保存',
  detail: '现在的资料与您填写的不同之处，列在各栏旁边；再次保存时以您的内容为准。',
} as const;

function labelOf(name: string, value: string): string {
  const options = new Map(Object.entries({ drive: drives, machineRoom: rooms })).get(name) ?? [];
  return options.find((option) => option.value === value)?.label ?? (value === '' ? '未填写' : value);
}

export function liftFormPage({ form, deviceCode, version, status }: LiftFormWishes): ShownPage {
  const isNew = deviceCode === null;
  return {
    title: isNew ? '新建电梯档案' : '修改电梯资料',
    current: liftsHref,
    trail: [
      { href: liftsHref, label: '电梯档案' },
      ...(isNew ? [] : [{ href: liftHref(deviceCode), label: deviceCode }]),
    ],
    scripts: ['leave-guard'],
    ...(status === undefined ? {} : { status }),
    body: (
      <Card>
        <form class="form" method="post" action={isNew ? liftsHref : `${liftHref(deviceCode)}/edit`}>
          <FaultList faults={form.faults} />
          <Hidden values={{ version }} />
          {isNew && (
            <TextInput
              form={form}
              name="deviceCode"
              label="设备代码"
              hint="特种设备的设备代码，通常为 20 位；以后不能修改。"
              look="code"
              maxLength={60}
            />
          )}
          <FactFields form={form} />
          <div class="actions">
            <Button>{isNew ? '建立档案' : '保存为新版本'}</Button>
            <ButtonLink look="secondary" href={isNew ? liftsHref : liftHref(deviceCode)}>
              取消
            </ButtonLink>
          </div>
        </form>
      </Card>
    ),
  };
}

function FactFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <TextInput form={form} name="address" label="地址" hint="小区、楼号、单元。" maxLength={500} />
      <TextInput form={form} name="registrationNumber" label="使用登记证编号" isOptional maxLength={60} />
      <TextInput
        form={form}
        name="region"
        label="行政区划代码"
        hint="六位，例如沈阳市 210100。"
        look="code"
        inputMode="numeric"
        isOptional
        maxLength={6}
      />
      <TextInput form={form} name="manufacturer" label="制造单位" isOptional maxLength={200} />
      <TextInput form={form} name="model" label="型号" isOptional maxLength={200} />
      <Select form={form} name="drive" label="驱动方式" options={drives} />
      <Select form={form} name="machineRoom" label="机房" options={rooms} />
      <TextInput form={form} name="ratedLoadKg" label="额定载重量（kg）" look="figure" inputMode="decimal" isOptional />
      <TextInput
        form={form}
        name="ratedSpeedMps"
        label="额定速度（m/s）"
        look="figure"
        inputMode="decimal"
        isOptional
      />
      <TextInput form={form} name="stops" label="层站数" look="figure" inputMode="numeric" isOptional />
      <TextInput form={form} name="landings" label="层门数" look="figure" inputMode="numeric" isOptional />
      <TextInput form={form} name="travelHeightM" label="提升高度（m）" look="figure" inputMode="decimal" isOptional />
      <TextInput form={form} name="commissionedOn" label="投用日期" type="date" isOptional />
      <Textarea form={form} name="note" label="备注" isOptional rows={3} maxLength={2000} />
    </>
  );
}
