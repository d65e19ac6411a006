/** The form of a settlement as the body the door would take. Pure. */
import type { FormBody } from '../../http/page/form-body.js';
import type { FieldFault } from '../../http/page/form-state.js';
import type { Fault } from '../../http/edge-error.js';

/** More loads than this are recorded over the interface. */
export const slipRows = [0, 1, 2, 3, 4] as const;

export function settlementBody(form: FormBody): Readonly<Record<string, unknown>> {
  const orNull = (name: string): string | null => form.text(name) || null;
  const slips = slipRows
    .map((row) => ({
      number: form.text(`slips.${row}.number`),
      weighedOn: form.text(`slips.${row}.weighedOn`),
      netKg: form.text(`slips.${row}.netKg`),
      material: orNull(`slips.${row}.material`),
    }))
    .filter(({ number, weighedOn, netKg }) => number !== '' || weighedOn !== '' || netKg !== '');
  return {
    slips,
    buyer: { name: form.text('buyer.name'), isPerson: form.has('buyer.isPerson') },
    received: form.text('received'),
    receivedOn: form.text('receivedOn'),
    taxBasis: form.text('taxBasis'),
    costs: form.text('costs'),
    manifestNumber: orNull('manifestNumber'),
    manifestMissing: orNull('manifestMissing'),
    destination: { kind: form.text('destination.kind'), note: orNull('destination.note') },
    note: orNull('note'),
    corrects: orNull('corrects'),
  };
}

const words: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^\/slips$/, '至少填写一张过磅单'],
  [/^\/slips\/\d+\/number$/, '过磅单的编号为 1 至 60 个字'],
  [/^\/slips\/\d+\/weighedOn$/, '过磅日期须为日历中的一天，不晚于今天'],
  [/^\/slips\/\d+\/netKg$/, '净重须为大于 0 的千克数，小数至多 3 位'],
  [/^\/slips\/\d+\/material$/, '材料代码由小写字母、数字和连字符组成'],
  [/^\/buyer\/name$/, '买方名称为 1 至 100 个字'],
  [/^\/(received|costs)$/, '金额须为 0 或者正数，小数至多 2 位，没有的填 0'],
  [/^\/receivedOn$/, '收款日期须为日历中的一天，不晚于今天'],
  [/^\/taxBasis$/, '请选择含税还是不含税'],
  [/^\/destination\/kind$/, '请选择款项去向'],
];

/** The door’s faults beside their fields, in words for whoever fills in the form. */
export const settlementFaults = (faults: readonly Fault[]): readonly FieldFault[] =>
  faults.map(({ pointer, message }) => ({
    name: pointer === '/slips' ? 'slips.0.number' : pointer.slice(1).replaceAll('/', '.'),
    text: words.find(([pattern]) => pattern.test(pointer))?.[1] ?? message.zh,
  }));
