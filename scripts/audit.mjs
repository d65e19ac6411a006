// npm run audit: known weaknesses of the packages the service runs on, as the registry tells them. Exit code 0: none;
// 1: there are some; 2: the registry did not answer, and nothing is known either way.
import { main, run } from './set-up.mjs';

main(() => {
  const order = ['audit', '--omit=dev', '--json'];
  const { stdout } = run('npm', order, { quiet: true });
  const report = readReport(stdout);
  if (report?.vulnerabilities === undefined) {
    console.error('NOT AUDITED: the registry gave no answer to npm audit. This says nothing about the packages.');
    process.exitCode = 2;
    return;
  }
  const found = Object.values(report.vulnerabilities);
  for (const { name, severity, range } of found) console.error(`${severity}: ${name} ${range}`);
  console.log(found.length === 0 ? 'No known weakness.' : `${found.length} packages with known weaknesses.`);
  process.exitCode = found.length === 0 ? 0 : 1;
});

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
