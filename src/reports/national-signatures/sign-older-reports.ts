/** Signs again and again what lacks its second signature: reports older than the key, and those for which it failed. */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { RepeatedRound } from '../../notices/repeated-round.js';
import { ReportArchive } from '../report-archive.js';
import { addNationalSignature, NationalSignatures, type SignedFile } from './national-signatures.js';
import { NationalSigning } from './national-signing.js';

const everyMs = 60 * 60_000;

/** As it stands in the audit log: no person, no key. */
const actor = 'service';

@Injectable()
export class SignOlderReports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(SignOlderReports.name);
  private isStopping = false;
  private readonly rounds = new RepeatedRound(
    () => this.round(),
    everyMs,
    (error) => this.log.error(error),
  );

  constructor(
    private readonly signatures: NationalSignatures,
    private readonly signing: NationalSigning,
    private readonly archive: ReportArchive,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.signing.hasKey) return;
    this.rounds.start();
    void this.run().catch((error: unknown) => this.log.error(error));
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.rounds.stop();
  }

  /** One round now. */
  run(): Promise<void> {
    return this.rounds.run();
  }

  private async round(): Promise<void> {
    if (!this.signing.hasKey) return;
    for (const file of await this.signatures.missing()) {
      if (this.isStopping) return;
      const pdf = await this.read(file);
      if (pdf === null) continue;
      // A key that fails for one file fails for the next.
      if (!(await this.sign(file, pdf))) return;
    }
  }

  /** One file the archive lacks keeps no other from its signature. */
  private async read({ sha256 }: SignedFile): Promise<Uint8Array | null> {
    return this.archive.read(sha256).catch((error: unknown) => {
      this.log.error(error);
      return null;
    });
  }

  private async sign(file: SignedFile, pdf: Uint8Array): Promise<boolean> {
    const signature = await this.signing.of(pdf);
    if (!signature) return false;
    const at = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      if (!(await addNationalSignature(manager, file, { ...signature, at }))) return;
      const { organisationId, reportId: subject } = file;
      await audit(manager, { organisationId, at, actor, action: 'report.signed-nationally', subject });
    });
    return true;
  }
}
