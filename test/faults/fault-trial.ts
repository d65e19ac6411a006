/** Work before, during and after a fault; then everything on the disk and everything promised is looked at. */
import { Register } from '../api/killed-service/register.js';
import { startBuilt, type BuiltService } from './built-service.js';
import { Clients } from './clients.js';

export interface FaultUnderWay {
  end(): Promise<void>;
}

export interface FaultTrial {
  readonly dataDir: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly begin: (service: BuiltService) => Promise<FaultUnderWay>;
  readonly rounds: number;
  readonly forMs: number;
}

export interface FaultOutcome {
  readonly answers: Readonly<Record<string, number>>;
  readonly promised: { readonly appraisals: number; readonly reports: number };
  readonly findings: readonly string[];
}

const callers = 3;

export async function workThrough({ dataDir, environment, begin, rounds, forMs }: FaultTrial): Promise<FaultOutcome> {
  const service = await startBuilt(dataDir, environment);
  const clients = new Clients(service.address);
  try {
    await clients.work(callers, forMs / 2);
    for (let round = 0; round < rounds && service.isAlive(); round += 1) {
      const fault = await begin(service);
      await clients.work(callers, forMs).finally(() => fault.end());
      await clients.comeAgain();
      await clients.work(callers, forMs / 4);
    }
    await clients.checkPromises();
    if (!service.isAlive()) clients.findings.push(`the process ended: ${service.log().slice(-500)}`);
  } finally {
    await service.stop();
  }
  clients.findings.push(...damageOf(dataDir, clients));
  const { appraisals, reports } = clients.promised;
  const { answers, findings } = clients;
  return { answers, promised: { appraisals: appraisals.size, reports: reports.size }, findings };
}

function damageOf(dataDir: string, { promised }: Clients): readonly string[] {
  const register = new Register(dataDir);
  const { appraisals } = register.standing();
  const versions = register.versions();
  const numbers = new Set(versions.map(({ number }) => number));
  const isPromised = new Set(promised.appraisals.values());
  return [
    ...register.damage(),
    ...register.halfFiles().map((file) => `half a file: ${file}`),
    ...[...appraisals].filter((id) => !isPromised.has(id)).map((id) => `${id} was stored and promised to nobody`),
    ...(isPromised.size === promised.appraisals.size ? [] : ['two keys were given one appraisal']),
    ...(numbers.size === versions.length ? [] : ['a number was given twice']),
    ...versions
      .filter(({ sha256 }) => sha256 !== null && !register.isArchived(sha256))
      .map(({ number }) => `${number} has no file`),
  ];
}
