import { expect, it } from '@jest/globals';
import { openSync, writeSync } from 'node:fs';
import { isOfDisk } from './of-disk.js';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

it('knows a disk that is full from a file that is not there and from a bug', () => {
  const full = thrownBy(() => writeSync(openSync('/dev/full', 'w'), 'x'));
  expect([isOfDisk(full), isOfDisk(thrownBy(() => openSync('/none/x', 'r'))), isOfDisk(new Error('bug'))]).toEqual([
    true,
    false,
    false,
  ]);
});
