/** What is written is what is read: every list there is comes back from its sheet as it was. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readComponentSheet } from '../../src/assignments/component-sheets/read-component-sheet.js';
import { writeComponentSheet } from '../../src/assignments/component-sheets/write-component-sheet.js';
import type { Component } from '../../src/engine/index.js';
import { examples, fullComponent, orderOf, setting } from './lists.js';

const formats = ['xlsx', 'csv'] as const;

async function thereAndBack(components: readonly Component[], format: 'xlsx' | 'csv'): Promise<unknown> {
  const bytes = await writeComponentSheet(components, setting.standard, format);
  const reading = await readComponentSheet(bytes, '清单', setting);
  return reading.kind === 'components' ? reading.components : reading.faults;
}

describe.each(formats)('a list of components by way of %s', (format) => {
  it.each(examples)('comes back as it was: %s', async (name) => {
    const { components } = orderOf(name);
    expect(components.length).toBeGreaterThan(50);
    expect(await thereAndBack(components, format)).toEqual(components);
  });

  it('comes back as it was with everything a component can say, also what looks like a formula', async () => {
    expect(await thereAndBack([fullComponent], format)).toEqual([fullComponent]);
    const none = { ...fullComponent, retention: { refurbishment: null, functionalObsolescence: null, reason: null } };
    expect(await thereAndBack([none], format)).toEqual([none]);
  });

  it('comes back as it was whatever plain text and figures it holds', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((one) => one.replace(/[\p{Cc}\p{Surrogate}]/gu, '').trim())
      .filter((one) => one !== '' && one !== '—');
    const decimal = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.stringMatching(/^\d{0,9}$/)).map(([whole, rest]) => {
      return rest === '' ? String(whole) : `${whole}.${rest}`;
    });
    const component = fc
      .record({ description: text, quantity: decimal, reason: text, evidence: fc.array(text, { maxLength: 3 }) })
      .map(({ reason, ...rest }): Component => ({ ...fullComponent, ...rest, mass: undefined, retention: { reason } }))
      .map(({ mass: _, ...rest }) => rest);
    await fc.assert(
      fc.asyncProperty(component, async (one) => expect(await thereAndBack([one], format)).toEqual([one])),
      { numRuns: 60 },
    );
  });
});
