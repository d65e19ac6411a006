// Run by keep-compiled.mjs, in a folder of its own: the command line at its main job, and at its end what V8 has compiled for it.
import path from 'node:path';
import { programFile, packageRoot } from '../dist/config/package-root.js';
import { startCompiled } from '../dist/config/start-compiled.js';

const order = path.join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
process.argv = [process.execPath, 'lift-appraisal', 'appraise', order, '--pdf', path.resolve('report.pdf')];
process.once('exit', startCompiled(programFile('command-line')));
