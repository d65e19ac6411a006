/** Photographs leave with the firm's files, as they came. */
import { expect, it } from '@jest/globals';
import { PhotoStore } from '../../../src/assignments/survey/photos/photo-store.js';
import { PhotoFiles } from '../../../src/exports/photo-files.js';
import { sha256Hex } from '../../../src/fingerprints/sha256.js';
import { startService } from '../../api/running-service.js';
import { addPerson } from '../../api/signed-in.js';
import { openAssignment } from './open-assignment.js';
import { photograph } from './photographs.js';

it('a photograph goes into the export of its firm as it came, once, and into no other', async () => {
  const service = await startService();
  const { id: actor, organisationId } = await addPerson(service, { roles: ['appraiser'] });
  const caller = {
    organisationId,
    actor,
    personId: actor,
    roles: new Set<string>(),
    scopes: null,
    via: 'session',
  } as const;
  const id = await openAssignment(service.app, caller);
  const original = photograph();
  for (const componentId of ['c01', 'c02']) {
    const sent = { componentId, takenAt: null, note: '', bytes: original };
    await service.app.get(PhotoStore, { strict: false }).add(caller, id, sent);
  }
  const files = service.app.get(PhotoFiles, { strict: false });
  const own = await files.of(organisationId);
  expect(own.map((file) => file.path)).toEqual([`photos/${sha256Hex(original)}`]);
  const pieces: Buffer[] = [];
  for await (const piece of own[0]?.content() ?? []) pieces.push(Buffer.from(piece as Uint8Array));
  expect(Buffer.concat(pieces).equals(original)).toBe(true);
  expect(await files.of('rival')).toEqual([]);
  await service.stop();
});
