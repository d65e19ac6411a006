/** `npm run test:long -- fuzz`: REQUESTS (50,000) drawn from docs/openapi.json with SEED; ONLY names a part of the operations. */
import { expect, it } from '@jest/globals';
import { fuzz } from './fuzz-trial.js';

const requests = Number(process.env['REQUESTS'] ?? 50_000);
const seed = Number(process.env['SEED'] ?? 2026);
const only = process.env['ONLY'];

/** At once: what was found is not lost with a run that is stopped. */
const tell = (sent: number, findings: readonly string[]): void => {
  process.stderr.write(`${sent} sent, ${findings.length} findings\n${findings.slice(told).join('\n')}\n`);
  told = findings.length;
};
let told = 0;

it(`every one of ${requests} answers is as the documentation describes it, and none is a fault of ours`, async () => {
  const part = only === undefined ? {} : { only: (name: string): boolean => name.includes(only) };
  const { findings, ...outcome } = await fuzz({ requests, seed, tell, ...part });
  process.stderr.write(`${JSON.stringify(outcome)}\n`);
  expect(findings).toEqual([]);
}, 7_200_000);
