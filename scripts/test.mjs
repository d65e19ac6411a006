// npm test: sets everything up and runs every test that npm packages can carry. Arguments go to jest.
import {
  build,
  buildDatabaseDriver,
  bundleSuites,
  installPackages,
  keepCompiledCode,
  main,
  root,
  run,
} from './set-up.mjs';
import path from 'node:path';

main(() => {
  installPackages();
  buildDatabaseDriver();
  // Some tests run the built program: the command line as a process, and the thread that verifies uploads.
  build();
  keepCompiledCode();
  bundleSuites();
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  // A suite is named as its file is; what runs is what was bundled of it.
  const asked = process.argv.slice(2).map((argument) => argument.replace(/\.spec\.tsx?$/, '.spec'));
  const options = ['--experimental-vm-modules', '--no-warnings', jest, '--config', 'jest.suites.config.mjs'];
  const result = run(process.execPath, [...options, ...asked]);
  process.exitCode = result.status ?? 1;
  console.log(
    [
      '',
      'Not run by this command, since they need system packages or more time:',
      '  pdfsig, qpdf, mutool, pdffonts, openssl judging the signed PDF … bash .ci/run (installs them), or npm run judges',
      '  the full counts (20,000 random appraisals, every byte of a PDF) … npm run test:long',
    ].join('\n'),
  );
});
