/**
 * Results as they were issued, recomputed by today's program with the rule book found by its fingerprints: the same
 * answer to the last byte, for ever. A case that fails here is never re-recorded: the rules changed without a new
 * `calculationVersion`, or a released file was altered.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recompute, type Recomputable } from '../../src/appraisals/recompute.js';
import { loadShelf, type Shelf } from '../../src/appraisals/shelf.js';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';

const folder = join(packageRoot, 'test', 'corpus');
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

describe('what was issued recomputes identically', () => {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await loadShelf(readSettings({}));
  });

  it('has the six examples of the first version', () => {
    expect(cases.filter((name) => name.startsWith('0.1.0'))).toHaveLength(6);
  });

  it.each(cases)('%s', (name) => {
    const issued = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recomputable;
    expect(recompute(issued, shelf)).toMatchObject({ outcome: 'identical', result: issued.fingerprints.result });
  });

  it.each(cases)('%s does not recompute when one figure of the order was altered', (name) => {
    const issued = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recomputable;
    const [first, ...others] = issued.order.components;
    const order = { ...issued.order, components: [{ ...first!, quantity: '3' }, ...others] };
    expect(recompute({ ...issued, order }, shelf).outcome).toBe('different');
  });
});
