// npm run openapi: writes docs/openapi.json, the interface as the code describes it. A test compares the two.
import { main, root, run } from './set-up.mjs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);

async function write() {
  const { createApp } = await built('create-app.js');
  const { readSettings } = await built('config/settings.js');
  const { openApiText } = await built('openapi.js');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lift-appraisal-openapi-'));
  // No setting of the environment: the document is that of the code alone.
  const app = await createApp(readSettings({ LOG_LEVEL: 'silent', DATA_DIR: folder }));
  try {
    writeFileSync(path.join(root, 'docs', 'openapi.json'), openApiText(app));
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main(() => {
  if (run('npm', ['run', '--silent', 'build']).status === 0) void write();
  else process.exitCode = 1;
});
