/**
 * The few words of Jest that the suites use, on Mocha: it runs a suite again and again without loading it anew. All suites
 * stand in one file, so what a suite prepares (`beforeAll`) is made when the first of its own tests is run, and not before
 * every test of every other suite.
 */
import { after, describe as describeByMocha, it as itByMocha } from 'mocha';
import { bind } from 'jest-each';
import { forgetAll, whenRunBegins } from './forgetful-maps.js';

export { expect } from 'expect';
export const afterAll = after;

type Body = () => void | Promise<void>;
type Block = (name: string, body: (...row: never[]) => void) => unknown;

interface Suite {
  preparations: Body[];
  isPrepared: boolean;
}

const newSuite = (): Suite => ({ preparations: [], isPrepared: false });

/** The file whose tests are being collected, and the blocks within it. */
let open: Suite[] = [newSuite()];
const suites = [...open];

whenRunBegins(() => {
  for (const suite of suites) suite.isPrepared = false;
});

function begin(): Suite {
  const suite = newSuite();
  suites.push(suite);
  return suite;
}

/** Stands before each file of the bundle. */
export function beginFile(): void {
  open = [begin()];
}

export function beforeAll(body: Body): void {
  open.at(-1)?.preparations.push(body);
}

const isTryingOut = (): boolean => {
  const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string } };
  return stryker !== undefined && stryker.activeMutant === undefined;
};

/**
 * While Stryker finds out which test reaches which place, every test makes its preparations anew and finds nothing kept by
 * the one before: they are part of what it reaches.
 */
async function prepare(around: readonly Suite[]): Promise<void> {
  if (isTryingOut()) forgetAll();
  for (const suite of around) {
    if (suite.isPrepared && !isTryingOut()) continue;
    for (const body of suite.preparations) await body();
    suite.isPrepared = true;
  }
}

const withEach = (block: Block): Block & { each: ReturnType<typeof bind> } =>
  Object.assign((name: string, body: () => void) => block(name, body), { each: bind(block as never) });

function describeBlock(name: string, body: () => void): void {
  const around = open;
  open = [...around, begin()];
  describeByMocha(name, body);
  open = around;
}

function testIn(name: string, body: Body): void {
  const around = open;
  itByMocha(name, async () => {
    await prepare(around);
    await body();
  });
}

export const describe = withEach(describeBlock);
export const it = Object.assign(withEach(testIn), { skip: (): void => undefined });
