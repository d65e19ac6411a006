/** Who takes part, entered before the service starts: firms that post, an editor and an approver of the firm's own prices. */

import { startService } from '../api/running-service.js';
import { personWithKey } from '../api/signing-firm.js';
import type { Headers } from './mixed-callers.js';

export interface MixedPeople {
  readonly firms: readonly Headers[];
  readonly editor: Headers;
  readonly approver: Headers;
}

export async function hireForMixedLoad(dataDir: string, now: Date): Promise<MixedPeople> {
  const service = await startService({ DATA_DIR: dataDir, REPORT_SIGNATURES: 'seal-only' }, now.toISOString());
  try {
    const hired = async (name: string, roles: Parameters<typeof personWithKey>[2]): Promise<Headers> =>
      (await personWithKey(service, name, roles)).headers;
    return {
      firms: [await hired('甲', ['appraiser', 'signer']), await hired('乙', ['appraiser', 'signer'])],
      editor: await hired('编辑', ['editor']),
      approver: await hired('审核', ['approver']),
    };
  } finally {
    await service.stop();
  }
}
