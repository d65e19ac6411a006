import { describe, expect, it } from '@jest/globals';
import { EdgeError, type EdgeErrorKind, type Fault } from '../../../http/edge-error.js';
import { overtaken, refusedDraftForm } from './row-faults.js';

const refusal = (kind: EdgeErrorKind, faults: readonly Fault[] = []): EdgeError =>
  new EdgeError({ kind, code: 'price-draft-invalid', title: { zh: '价格草稿有误', en: 'faults' }, faults });

const fault = (pointer: string, code: string, words: { zh: string; en: string }, allowed?: string): Fault => ({
  ...{ pointer, code, message: words },
  ...(allowed === undefined ? {} : { allowed }),
});

describe('refusedDraftForm', () => {
  it('names row and column as the sheet does, and what is allowed', () => {
    const error = refusal('unprocessable', [
      fault('/rows/3/price', 'invalid-value', { zh: '“很多”不符合要求', en: 'no' }, '0 或正数'),
    ]);

    expect(refusedDraftForm({}, { error, kind: 'scrap' }).faults.all).toEqual([
      { name: 'rows.3.price', text: '第 4 行 价格：“很多”不符合要求；允许：0 或正数' },
    ]);
  });

  it('puts a missing key at its own field', () => {
    const words = { zh: '/rows/0/source the key "publisher" is missing', en: 'the key "publisher" is missing' };
    const error = refusal('unprocessable', [fault('/rows/0/source', 'missing-key', words)]);

    expect(refusedDraftForm({}, { error, kind: 'scrap', own: 'rows.0.' }).faults.all).toEqual([
      { name: 'source.publisher', text: '来源单位：必填，不能为空' },
    ]);
  });

  it('keeps faults of other rows, named in full, in the form of one row', () => {
    const error = refusal('unprocessable', [fault('/rows/7/unit', 'wrong-unit', { zh: '不是单位', en: 'no' })]);

    expect(refusedDraftForm({}, { error, kind: 'scrap', own: 'rows.0.' }).faults.all).toEqual([
      { name: 'rows.7.unit', text: '第 8 行 单位：不是单位' },
    ]);
  });

  it('explains that somebody else was quicker', () => {
    const { faults, values } = refusedDraftForm(
      { price: '1' },
      { error: refusal('precondition-failed'), kind: 'scrap' },
    );

    expect(faults.title).toBe(overtaken.title);
    expect(values).toEqual({ price: '1' });
  });

  it('throws on what is no refusal of an input', () => {
    const error = refusal('forbidden');

    expect(() => refusedDraftForm({}, { error, kind: 'scrap' })).toThrow(error);
  });
});
