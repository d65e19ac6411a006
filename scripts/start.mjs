// npm start: sets up, builds and runs the service (settings: .env.example).
import { buildDatabaseDriver, build, installPackages, keepCompiledCode, main, root } from './set-up.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

main(() => {
  installPackages();
  buildDatabaseDriver();
  build();
  keepCompiledCode();
  void import(pathToFileURL(path.join(root, 'dist', 'service.js')).href);
});
