import { describe, expect, it } from '@jest/globals';
import { EdgeError } from '../edge-error.js';
import { FormBody } from './form-body.js';
import { refusedForm } from './form-state.js';

const sent = new FormBody(
  new URLSearchParams('name=%E7%8E%8B&roles=editor&roles=approver&newPassword=secret&oneTimeCode=123456&code=steel'),
);
const problem = (kind: 'unprocessable' | 'forbidden'): EdgeError =>
  new EdgeError({
    kind,
    code: 'x',
    title: { zh: '有误', en: 'wrong' },
    faults: [
      { pointer: '/rows/3/price', code: 'a', message: { zh: '单价', en: 'price' } },
      { pointer: '/a~1b~0', code: 'b', message: { zh: '别的', en: 'other' } },
      { pointer: '', code: 'c', message: { zh: '整体', en: 'whole' } },
    ],
  });

describe('a refused form', () => {
  it('keeps what was typed, but no password and no code', () => {
    expect(refusedForm(sent, problem('unprocessable')).values).toEqual({ name: '王', roles: 'editor', code: 'steel' });
  });

  it('has every fault at its field', () => {
    expect(refusedForm(sent, problem('unprocessable')).faults.all).toEqual([
      { name: 'rows.3.price', text: '单价' },
      { name: 'a/b~', text: '别的' },
      { name: '', text: '整体' },
    ]);
  });

  it('is not made of what is no refusal of an input', () => {
    expect(() => refusedForm(sent, problem('forbidden'))).toThrow(EdgeError);
    expect(() => refusedForm(sent, new Error('a bug'))).toThrow('a bug');
  });
});

describe('what a form sent', () => {
  it('is read as typed or without the blanks around it', () => {
    const body = new FormBody([
      ['name', ' 王 '],
      ['name', '芳'],
    ]);
    expect([body.raw('name'), body.text('name'), body.all('name'), body.text('missing'), body.has('missing')]).toEqual([
      ' 王 ',
      '王',
      [' 王 ', '芳'],
      '',
      false,
    ]);
  });
});
