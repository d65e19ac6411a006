// npm run sbom: the packages the service runs on, as CycloneDX, in out/sbom.cdx.json. Made from the installed tree; it
// names no registry and no folder of the machine that made it.
import { main, root, run, SetUpError } from './set-up.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const isOfTheMachine = ({ type }) => type === 'distribution' || type === 'build-meta';

main(() => {
  const order = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'];
  const { status, stdout } = run('npm', order, { quiet: true });
  if (status !== 0)
    throw new SetUpError('npm sbom did not succeed: are the packages installed? (npm test installs them)');
  const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const bom = JSON.parse(stdout);
  // npm takes the name of the folder for the name of the product.
  bom.metadata.component.name = name;
  for (const component of bom.components) {
    component.externalReferences = component.externalReferences.filter((one) => !isOfTheMachine(one));
    component.properties = component.properties.filter((one) => one.name !== 'cdx:npm:package:path');
  }
  const text = `${JSON.stringify(bom, null, 2)}\n`;
  if (text.includes(root)) throw new SetUpError('the list names a folder of this machine');
  const file = path.join(root, 'out', 'sbom.cdx.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${bom.components.length} packages in ${path.relative(root, file)}`);
});
