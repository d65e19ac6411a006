/** What the schema cannot say of a parameter file: every code there is, every source known, every table with an end. */
import { compareDecimalTexts, isCalendarDay, isDecimalText } from '../../engine/index.js';
import type { StandardFault } from '../../standards/standard-faults-error.js';
import { choiceGives, figureUnits, type FileChoice, type FileGround, type ParameterFile } from './parameter-file.js';

export type ReportAt = (key: string, message: string, allowed?: StandardFault['allowed']) => void;

export function checkParameters(file: ParameterFile, report: ReportAt): void {
  checkCodes('figures', [file.figures, figureUnits], report);
  for (const [code, unit] of Object.entries(figureUnits)) {
    const figure = Object.entries(file.figures).find(([key]) => key === code)?.[1];
    if (figure !== undefined && figure.unit !== unit) report(`figures.${code}.unit`, `not ${figure.unit}`, [unit]);
  }
  checkCodes('choices', [file.choices, choiceGives], report);
  for (const [code, choice] of Object.entries(file.choices)) checkChoice(`choices.${code}`, choice, report);
  checkPieces(file, report);
  checkDays(file, report);
  checkSources(file, report);
  for (const [index, bound] of file.bounds.entries()) {
    if (compareDecimalTexts(bound.low, bound.high) > 0) report(`bounds.${index}.low`, 'low is above high');
  }
}

function checkCodes(key: string, [given, wanted]: readonly [object, object], report: ReportAt): void {
  for (const code of Object.keys(wanted)) {
    if (!Object.hasOwn(given, code)) report(`${key}.${code}`, 'is missing');
  }
  for (const code of Object.keys(given)) {
    if (!Object.hasOwn(wanted, code)) report(`${key}.${code}`, 'unknown key', Object.keys(wanted));
  }
}

function checkChoice(key: string, { gives, rows }: FileChoice, report: ReportAt): void {
  const wanted = Object.entries(choiceGives).find(([code]) => key === `choices.${code}`)?.[1] ?? {};
  checkCodes(`${key}.gives`, [gives, wanted], report);
  for (const [name, unit] of Object.entries<string>(wanted)) {
    const given = gives[name]?.unit;
    if (given !== undefined && given !== unit) report(`${key}.gives.${name}.unit`, `not ${given}`, [unit]);
  }
  rows.forEach(({ give }, index) => {
    checkCodes(`${key}.rows.${index}.give`, [give, wanted], report);
    for (const [name, value] of Object.entries(give)) {
      const isFigure = gives[name] !== undefined && gives[name].unit !== 'variant';
      if (isFigure && !isDecimalText(value)) report(`${key}.rows.${index}.give.${name}`, 'is not a decimal number');
    }
  });
  checkEnd(`${key}.rows`, rows, ['give'], report);
}

/** Whatever the lift, some row counts. */
function checkEnd(...[key, rows, gifts, report]: [string, readonly object[], readonly string[], ReportAt]): void {
  const isOpen = (row: object): boolean => Object.keys(row).every((name) => gifts.includes(name));
  if (rows.findIndex(isOpen) !== rows.length - 1) {
    report(key, 'exactly the last row is without conditions');
  }
}

function checkPieces({ pieces, neverProposed, toCheck }: ParameterFile, report: ReportAt): void {
  const seen = new Set<string>();
  pieces.forEach(({ type, place = '', rows }, index) => {
    const key = `pieces.${index}`;
    if (seen.has(`${type} ${place}`)) report(key, `${type} ${place} stands here a second time`);
    seen.add(`${type} ${place}`);
    if (Object.hasOwn(neverProposed, type)) report(key, `${type} is under neverProposed too`);
    if (!Object.hasOwn(toCheck, type)) report(`toCheck.${type}`, 'is missing');
    rows.forEach((row, at) => {
      if ((row.count === '0') !== (row.reason !== undefined)) {
        report(`${key}.rows.${at}`, 'a reason belongs to a count of 0, and only there');
      }
    });
    checkEnd(`${key}.rows`, rows, ['count', 'variant', 'reason'], report);
  });
}

function checkDays({ issuedOn, choices, pieces }: ParameterFile, report: ReportAt): void {
  if (!isCalendarDay(issuedOn)) report('issuedOn', 'is not a day of the calendar');
  const rows = [...Object.values(choices), ...pieces].flatMap((table) => [...table.rows]);
  for (const { commissionedBefore } of rows) {
    if (commissionedBefore !== undefined && !isCalendarDay(commissionedBefore)) {
      report('commissionedBefore', `${commissionedBefore} is not a day of the calendar`);
    }
  }
}

function checkSources({ sources, figures, choices, pieces }: ParameterFile, report: ReportAt): void {
  const check = (key: string, { source }: FileGround): void => {
    if (!Object.hasOwn(sources, source)) report(`${key}.source`, `unknown source ${source}`, Object.keys(sources));
  };
  for (const [code, figure] of Object.entries(figures)) check(`figures.${code}`, figure);
  for (const [code, choice] of Object.entries(choices)) check(`choices.${code}`, choice);
  pieces.forEach((piece, index) => check(`pieces.${index}`, piece));
}
