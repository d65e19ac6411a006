/** Two services and three workers on one PostgreSQL, each a process of its own, without a leader. */
import { createServer } from 'node:net';
import { OwnServer } from '../stores/own-server.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { Member } from './member.js';

export class Cluster {
  private constructor(
    readonly database: OwnServer,
    readonly services: readonly Member[],
    readonly workers: readonly Member[],
    private readonly folder: ReturnType<typeof temporaryFolder>,
  ) {}

  static async start(): Promise<Cluster> {
    const folder = temporaryFolder('cluster');
    const database = await OwnServer.start();
    const shared = {
      DATA_DIR: folder.path,
      DATABASE_URL: database.url,
      REPORT_SIGNATURES: 'seal-only',
      BATCH_WORKERS: '0',
      // What a killed worker had in hand is free again soon.
      BATCH_LEASE_SECONDS: '20',
      // More than twice the interval at which the clients look whether a service is ready.
      DRAIN_SECONDS: '2',
      CALLER_REQUESTS_PER_MINUTE: '1000000',
    };
    const services = [];
    for (const name of ['service-1', 'service-2']) {
      services.push(new Member(name, 'service', { ...shared, PORT: String(await freePort()) }));
    }
    const workers = ['worker-1', 'worker-2', 'worker-3'].map((name) => new Member(name, 'worker', shared));
    const cluster = new Cluster(database, services, workers, folder);
    await Promise.all(cluster.members.map((member) => member.start()));
    return cluster;
  }

  get members(): readonly Member[] {
    return [...this.services, ...this.workers];
  }

  get dataDir(): string {
    return this.folder.path;
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((member) => member.kill()));
    await this.database.stop();
    this.folder.remove();
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
