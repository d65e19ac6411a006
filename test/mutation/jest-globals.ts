/** The few words of Jest that the suites use, on Mocha: it runs a suite again and again without loading it anew. */
import { after, before, describe as describeByMocha, it as itByMocha } from 'mocha';
import { bind } from 'jest-each';

export { expect } from 'expect';
export const beforeAll = before;
export const afterAll = after;

type Block = (name: string, body: (...row: never[]) => void) => unknown;

const withEach = (block: Block): Block & { each: ReturnType<typeof bind> } =>
  Object.assign((name: string, body: () => void) => block(name, body), { each: bind(block as never) });

export const describe = withEach(describeByMocha);
export const it = withEach(itByMocha);
