/** pdfsig, which knows nothing of this project, looks at a file signed by two appraisers and the firm. */
import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import { LongTermAuthority } from '../signing/long-term-authority.js';
import { signedByThree } from '../signing/three-signatures.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

it('finds three valid signatures in a report, and in the archived one', async () => {
  const folder = temporaryFolder('three');
  const world = new LongTermAuthority();
  const signed = await signedByThree(world);
  const roots = [world.root.certificate];
  const order = { source: world.source, authority: world.stamper(5), roots, now: world.now };
  const archived = (await archivePdf(signed, order)).bytes;
  for (const [name, pdf, valid] of [
    ['signed', signed, 3],
    ['archived', archived, 3],
  ] as const) {
    const file = join(folder.path, `${name}.pdf`);
    writeFileSync(file, pdf);
    const { stdout } = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    expect([name, stdout.match(/Signature is Valid\./g)?.length ?? 0]).toEqual([name, valid]);
    expect(stdout).not.toContain('Signature is Invalid');
  }
  folder.remove();
});
