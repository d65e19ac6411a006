/** A report is sealed while the time-stamp authority does what authorities do on bad days: what is missing is named. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { openDevelopmentAuthority, openDevelopmentSeal, type FirmSeal } from '../../src/reports/firm-seal.js';
import { archiveReport, sealReport } from '../../src/reports/seal-report.js';
import { sealFieldName } from '../../src/reports/signature-slots.js';
import { issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { answerTimeStampRequest } from '../../src/signing/time-stamps/development-time-stamp-authority.js';
import { httpTimeStampAuthority } from '../../src/signing/time-stamps/http-time-stamp-authority.js';
import { preparedPdf } from '../signing/prepared-pdf.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

const sealedAt = new Date('2026-11-02T08:00:00Z');
/** Of whoever waits for an answer that does not come, and of whoever waits for one that does. */
const [hastyMs, patientMs] = [400, 20_000];

describe('a time-stamp authority', () => {
  const folder = temporaryFolder('stamps');
  let answer: RequestListener = () => undefined;
  let server: Server;
  let hasty: FirmSeal;
  let patient: FirmSeal;
  let honest: RequestListener;
  beforeAll(async () => {
    const clock = { now: () => sealedAt };
    const development = await openDevelopmentSeal(folder.path, clock);
    const { root } = await openDevelopmentAuthority(folder.path, clock);
    const made = { firm: '示例', holder: '时间戳', now: new Date('2026-10-01T00:00:00Z'), years: 3 };
    const holder = issueDevelopmentKey(root, { ...made, purpose: 'time-stamping' });
    honest = (request, response) =>
      void buffer(request)
        .then((asked) => answerTimeStampRequest(asked, { root, holder, now: clock.now }))
        .then((token) => response.end(token));
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const sealWith = (timeoutMs: number): FirmSeal => ({
      ...development,
      proof: { ...development.proof, timeStampAuthority: httpTimeStampAuthority({ url, timeoutMs }) },
    });
    [hasty, patient] = [sealWith(hastyMs), sealWith(patientMs)];
  });
  afterEach(() => server.closeAllConnections());
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    folder.remove();
  });

  const sealed = async (seal: FirmSeal) =>
    sealReport(await preparedPdf({ fieldNames: [sealFieldName] }), seal, { sealedAt, isLast: false });
  const missing = ['time-stamp-missing', 'archive-time-stamp-missing'];

  it('that answers late, but in time, is waited for', async () => {
    answer = (request, response) => void setTimeout(() => honest(request, response), 500);
    expect(await sealed(patient)).toMatchObject({ gaps: [], level: 'B-LTA' });
  });

  it.each<[string, RequestListener]>([
    ['that is silent', () => undefined],
    ['that hangs up', (request) => void request.socket.destroy()],
    ['that has trouble of its own', (_request, response) => void response.writeHead(503).end()],
    ['that sends something else', (_request, response) => void response.end('<html>')],
    ['that never comes to an end', (_request, response) => void response.write('x')],
  ])('%s holds no report up: it is issued in time, and what is missing is named', async (_, fault) => {
    answer = fault;
    const started = performance.now();
    const report = await sealed(hasty);
    expect(report.gaps).toEqual(missing);
    // Two stamps are asked for; drawing and signing take the rest.
    expect(performance.now() - started).toBeLessThan(hastyMs * 2 + 20_000);
    answer = honest;
    // Once it is well again, the file gets what it lacks.
    expect((await archiveReport(report.pdf, patient, sealedAt)).gaps).toEqual([]);
  });
});
