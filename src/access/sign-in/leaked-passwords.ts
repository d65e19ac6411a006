/** Passwords that stood in leaks: `assets/passwords/README.md` says where they come from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';

let read: ReadonlySet<string> | undefined;

/** Read once, when the first password is chosen: the start of the service does not wait for it. */
function leaked(): ReadonlySet<string> {
  read ??= new Set(
    readFileSync(join(packageRoot, 'assets', 'passwords', 'leaked.txt'), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  return read;
}

export const isLeaked = (password: string): boolean => leaked().has(password.toLowerCase());
