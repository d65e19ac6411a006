/** A figure that a spreadsheet would silently cut: nothing is issued with a workbook that says something else. */
import { EdgeError } from '../../http/edge-error.js';

/** A binary number of 64 bits tells any two decimals of so many digits apart, not more. */
const mostDigits = 15;

export function isTooLong(decimal: string): boolean {
  const digits = decimal.includes('.') ? decimal.replace(/0+$/, '') : decimal;
  return digits.replace(/[-.]/g, '').replace(/^0+/, '').length > mostDigits;
}

export function tooLongForWorkbook(decimal: string): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'report-figure-too-long',
    title: {
      zh: '有数字超过电子表格能保存的 15 位，未出具报告',
      en: 'A figure has more digits than a spreadsheet keeps (15)',
    },
    detail: { zh: `数字：${decimal}`, en: `The figure: ${decimal}` },
  });
}
