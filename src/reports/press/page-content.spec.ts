import { describe, expect, it } from '@jest/globals';
import { PageContent, type ShownText } from './page-content.js';

const word = (shown: string, x: number, y: number): ShownText => ({
  kind: 'text',
  font: 'F0 9',
  spacing: '0',
  colour: '0 0 0',
  stroke: null,
  x,
  y,
  shown: `(${shown})Tj`,
});

describe('the content of a page', () => {
  it('says a font and a colour once, and places each line from the one before without adding up roundings', () => {
    const content = new PageContent();
    for (let line = 0; line < 3; line += 1) {
      content.begin(`/P<</MCID ${line}>>BDC`);
      content.add(word('a', 10, 20 + line * 0.126));
      content.end();
    }
    expect(content.operators().split('\n').slice(1)).toEqual([
      'BT',
      ...['/P<</MCID 0>>BDC', '0 0 0 rg', '/F0 9 Tf', '1 0 0 -1 10 20 Tm(a)Tj', 'EMC'],
      ...['/P<</MCID 1>>BDC', '0 -.13 Td(a)Tj', 'EMC'],
      ...['/P<</MCID 2>>BDC', '0 -.12 Td(a)Tj', 'EMC'],
      'ET',
    ]);
  });

  it('puts grounds below all texts, and lets no mark straddle a text object', () => {
    const content = new PageContent();
    content.begin('/P<</MCID 0>>BDC');
    content.add(word('a', 10, 20));
    content.end();
    content.begin('/Figure<</MCID 1>>BDC');
    content.add(word('b', 10, 30));
    content.add({ kind: 'path', fill: '1 0 0', operators: '0 0 1 1 re f' });
    content.end();
    content.ground(() => content.add({ kind: 'path', fill: '0 1 0', operators: '0 0 9 9 re f' }));
    const said = content.operators().split('\n').slice(1).join(' ');
    expect(said).toBe(
      '/Artifact<</Type/Layout>>BDC 0 1 0 rg 0 0 9 9 re f EMC ' +
        'BT /P<</MCID 0>>BDC 0 0 0 rg /F0 9 Tf 1 0 0 -1 10 20 Tm(a)Tj EMC ET ' +
        '/Figure<</MCID 1>>BDC BT 1 0 0 -1 10 30 Tm(b)Tj ET 1 0 0 rg 0 0 1 1 re f EMC',
    );
  });

  it('refuses a drawing that is neither content nor artifact', () => {
    expect(() => new PageContent().add(word('a', 0, 0))).toThrow('outside of marked content');
  });
});
