import { describe, expect, it } from '@jest/globals';
import { FormBody } from '../../http/page/form-body.js';
import { contentOf, fieldsOf, nameAsSent } from './form-content.js';

const sent = (fields: Readonly<Record<string, string>>): FormBody => new FormBody(Object.entries(fields));

describe('a form and what it records', () => {
  it('leaves out what is empty, and lines in which nothing was filled in', () => {
    const fields = {
      client: ' 业主委员会 ',
      otherUsers: '',
      statutory: 'true',
      'recusals.0.name': '',
      'recusals.0.declaredOn': '',
      'recusals.2.name': '李二',
      'recusals.1.name': '王一',
      'papers.0.kind': 'contract',
      'papers.0.filed': '',
      'papers.1.kind': 'plan',
      'papers.1.filed': 'false',
    };
    expect(contentOf(sent(fields))).toEqual({
      client: '业主委员会',
      statutory: true,
      recusals: [{ name: '王一' }, { name: '李二' }],
      papers: [{ kind: 'plan', filed: false }],
    });
  });

  it('shows a content in the fields that give it again', () => {
    const content = { firm: { name: '公司' }, stops: 11, noOtherUsers: false, papers: [{ kind: 'plan', filed: true }] };
    const fields = fieldsOf(content);
    expect(fields).toEqual({
      'firm.name': '公司',
      stops: '11',
      noOtherUsers: 'false',
      'papers.0.kind': 'plan',
      'papers.0.filed': 'true',
    });
    expect(contentOf(sent(fields))).toEqual(content);
  });

  it('finds the field again that a fault is about', () => {
    const form = sent({
      'papers.0.kind': 'plan',
      'papers.0.reason': '',
      'papers.3.kind': 'report',
      'papers.3.reason': 'x',
      'papers.12.filed': 'false',
    });
    const names = ['papers.0.reason', 'papers.1.filed', 'papers.2.filed', 'place'];
    expect(names.map((name) => nameAsSent(form, name))).toEqual([
      ...['papers.3.reason', 'papers.12.filed', 'papers.2.filed', 'place'],
    ]);
  });

  it('takes no name that reaches beyond the content, and leaves aside what belongs to the form', () => {
    const fields = { '__proto__.x': '1', 'a.__proto__.y': '1', version: '3', client: 'a', 'client.b': 'c' };
    expect(contentOf(sent(fields), ['version'])).toEqual({ a: {}, client: 'a' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
