/** A starting list for people at a terminal. Every figure is the list's. */
import { grouped, withoutTrailingZeros } from '../reports/content/format.js';
import type { ProposedLine, StartingList } from '../starting-lists/starting-list.js';
import { wordOf } from '../starting-lists/unit-words.js';

const bases = { standard: '标准', law: '法规', convention: '惯例', assumption: '假设' } as const;

export function startingListTable(list: StartingList): string {
  const { parameters, lines, systems, toDecide, notProposed, findings, checks } = list;
  return [
    `起始清单（估算）　共 ${lines.length} 项，合计 ${kg(list.totalMassKg)}`,
    parameters.statement,
    ...systems.flatMap(({ system, name, massKg }) => [
      '',
      `${name}　${kg(massKg)}`,
      ...lines.filter((line) => line.system === system).map(lineText),
    ]),
    '',
    '待确定：',
    ...toDecide.map(({ pointer, question, options }) => {
      return `  ${pointer}　${question}${options.length === 0 ? '' : `（${options.join('、')}）`}`;
    }),
    '',
    '未列出：',
    ...notProposed.map(({ name, reason }) => `  ${name}　${reason}`),
    '',
    `核对：${checks.length} 项比较，${checks.filter(({ isWithin }) => isWithin).length} 项在参考区间之内`,
    ...findings.map(({ level, message, code }) => `  ${level === 'warning' ? '！' : '提示：'}${message}（${code}）`),
    `参数 ${parameters.id} ${parameters.issuedOn}　指纹 ${parameters.fingerprint}`,
  ]
    .join('\n')
    .replaceAll('\u2060', '');
}

function lineText({ component, name, variantName, place, massKg, kgPerUnit, estimate }: ProposedLine): string {
  const { id, unit } = component;
  const title = [name, variantName, place].filter((part) => part !== null).join(' ');
  const mass = `${withoutTrailingZeros(kgPerUnit)}千克/${wordOf(unit)}，计 ${kg(massKg)}`;
  return [
    `  ${id}　${title}　${estimate.formula}　${mass}`,
    `　　　依据：${bases[estimate.basis]}；核对：${estimate.toCheck}`,
  ].join('\n');
}

const kg = (mass: string): string => `${grouped(withoutTrailingZeros(mass))} 千克`;
