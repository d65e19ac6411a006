/** What the quantity of a deduction adds up from, for a reader with a pocket calculator: by system, or part by part. */
import type { DeductionLine, FindingValue, TraceNode } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { deductionName } from './deduction-table.js';
import { sum } from './decimals.js';
import { grouped, withUnit, withoutTrailingZeros } from './format.js';
import { unitNameOrCode } from './names.js';

/** Nothing for a deduction that counts stops, landings or lifts. */
export function deductionSums(scope: ReportScope, line: DeductionLine): readonly string[] {
  const node = scope.appraisal.trace.find((candidate) => isQuantityOf(candidate, line));
  if (node === undefined) return [];
  const componentIds = listOf(node.inputs['componentIds']);
  const [masses, quantities] = [listOf(node.inputs['massesKg']), listOf(node.inputs['quantities'])];
  if (masses.length > 0) return [massSum(scope, line, amountsById(componentIds, masses)), ...driven(scope, line, node)];
  if (quantities.length > 1) return [quantitySum(scope, line, amountsById(componentIds, quantities))];
  return [];
}

function isQuantityOf({ step, inputs }: TraceNode, { code, hazardousWasteCode }: DeductionLine): boolean {
  if (step !== 'deduct-costs' || inputs['componentIds'] === undefined) return false;
  return inputs['deduction'] === code && inputs['hazardousWasteCode'] === hazardousWasteCode;
}

type Amounts = ReadonlyMap<string, string>;

function amountsById(componentIds: readonly string[], amounts: readonly string[]): Amounts {
  return new Map(componentIds.map((id, index) => [id, amounts[index] ?? '0']));
}

/** 切割分拣费的质量：曳引系统 572.000 + … = 3,493.500千克 */
function massSum(scope: ReportScope, line: DeductionLine, amounts: Amounts): string {
  const { text } = scope;
  const parts = scope.systems.flatMap(({ system, lines }) => {
    const masses = lines.flatMap(({ line: { componentId } }) => amounts.get(componentId) ?? []);
    return masses.length === 0 ? [] : [`${text(`system.${system}`)} ${grouped(sum(masses, '0.000'))}`];
  });
  const total = withUnit(sum([...amounts.values()], '0.000'), text('unit.kg'));
  return text('derivation.deduction.mass', { name: deductionName(scope, line), parts: parts.join(' + '), total });
}

/** 序号3 1.5 + 序号7 2.4 = 3.9千克 */
function quantitySum(scope: ReportScope, line: DeductionLine, amounts: Amounts): string {
  const { text } = scope;
  const parts = allLines(scope).flatMap(({ number, line: { componentId } }) => {
    const amount = amounts.get(componentId);
    return amount === undefined ? [] : [text('derivation.deduction.part', { number, amount: grouped(amount) })];
  });
  const total = withUnit(withoutTrailingZeros(line.quantity), unitNameOrCode(scope, line.unit));
  return text('derivation.deduction.quantity', {
    name: deductionName(scope, line),
    parts: parts.join(' + '),
    total,
  });
}

/** What tonnes are multiplied or divided by, where the deduction does not count tonnes themselves. */
function driven(scope: ReportScope, line: DeductionLine, { inputs }: TraceNode): readonly string[] {
  const { text } = scope;
  const { tonnes, haulDistanceKm, truckLoadTonnes } = inputs;
  const values = {
    tonnes: grouped(tell(tonnes)),
    quantity: withUnit(withoutTrailingZeros(line.quantity), unitNameOrCode(scope, line.unit)),
  };
  if (line.driver === 'per-tonne-kilometre') {
    return [text('derivation.deduction.distance', { ...values, distance: grouped(tell(haulDistanceKm)) })];
  }
  if (line.driver !== 'per-trip') return [];
  return [
    text('derivation.deduction.trips', { ...values, load: grouped(withoutTrailingZeros(tell(truckLoadTonnes))) }),
  ];
}

function tell(value: FindingValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: FindingValue | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}
