/** Limits of the edition beyond which a reader is warned; they never change the value. */
import type { DecimalText } from '../order.js';
import type { Limits, Parameter } from '../standard.js';
import type { Finding } from '../finding.js';
import { compareDecimals, parseDecimal } from '../exact/decimal.js';

export function checkPlausibility(
  { residualValue, totalMassKg }: { readonly residualValue: DecimalText; readonly totalMassKg: DecimalText },
  { plausibleResidualValue, plausibleMassLow, plausibleMassHigh }: Limits,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (exceeds(residualValue, plausibleResidualValue)) {
    const facts = { residualValue, limit: plausibleResidualValue.value };
    findings.push(warning('residual-value-implausible', plausibleResidualValue, facts));
  }
  const isLight = compareDecimals(parseDecimal(totalMassKg), parseDecimal(plausibleMassLow.value)) < 0;
  if (isLight || exceeds(totalMassKg, plausibleMassHigh)) {
    const facts = { totalMassKg, low: plausibleMassLow.value, high: plausibleMassHigh.value };
    findings.push(warning('total-mass-implausible', isLight ? plausibleMassLow : plausibleMassHigh, facts));
  }
  return findings;
}

function exceeds(value: DecimalText, limit: Parameter): boolean {
  return compareDecimals(parseDecimal(value), parseDecimal(limit.value)) > 0;
}

function warning(code: Finding['code'], { clause }: Parameter, facts: Finding['data']): Finding {
  return { code, level: 'warning', clause, componentId: null, data: facts };
}
