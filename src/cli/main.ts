#!/usr/bin/env node
/** The command line (`program.ts`) from one file, as the service starts from one; before the build has made that, from the plain build. */
import { existsSync } from 'node:fs';
import { programFile } from '../config/package-root.js';
import { startCompiled } from '../config/start-compiled.js';

const file = programFile('command-line');
if (existsSync(file)) startCompiled(file);
else await import('./program.js');
