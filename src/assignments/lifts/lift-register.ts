/** 一梯一档: what the firm knows of each lift, in versions; found by code, address or registration number. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { inWords } from '../../appraisals/order-faults.js';
import { objectFaults } from '../../appraisals/order/shape-faults.js';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import { preconditionFailed } from '../../http/etag.js';
import { assignmentProblem, contentInvalid } from '../assignment-problem.js';
import { likePattern, type Actor } from '../assignment-store.js';
import { LiftFactsDto } from './lift-facts.dto.js';
import { LiftFactsVersion } from './lift-facts.entity.js';

export interface LiftFile {
  readonly deviceCode: string;
  readonly version: number;
  readonly facts: LiftFactsDto;
  readonly actor: string;
  readonly at: string;
}

export interface LiftSearch {
  readonly text: string | null;
  readonly limit: number;
  /** Only device codes after this one. */
  readonly after: string | null;
}

/** 0: the lift must not have a file yet. */
export interface LiftSave {
  readonly facts: unknown;
  readonly expectedVersion: number;
}

/** What an address of a page can hold, and an order prints. */
export const isDeviceCode = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u.test(text);

@Injectable()
export class LiftRegister {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(
    organisationId: string,
    deviceCode: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<LiftFile> {
    const where = { organisationId, deviceCode };
    const [last] = await manager.find(LiftFactsVersion, { where, order: { version: 'DESC' }, take: 1 });
    if (last === undefined) throw assignmentProblem('lift-unknown');
    return fileOf(last);
  }

  /** Newest first. */
  async history(organisationId: string, deviceCode: string): Promise<readonly LiftFile[]> {
    const where = { organisationId, deviceCode };
    const found = await this.dataSource.manager.find(LiftFactsVersion, { where, order: { version: 'DESC' } });
    return found.map(fileOf);
  }

  /** By device code. */
  async search(organisationId: string, { text, limit, after }: LiftSearch): Promise<readonly LiftFile[]> {
    const asked = this.latest(organisationId).orderBy('lift.device_code', 'ASC').limit(limit);
    if (after !== null) asked.andWhere('lift.device_code > :after', { after });
    if (text !== null) {
      asked.andWhere(
        `(lift.device_code LIKE :text ESCAPE '\\' OR lift.address LIKE :text ESCAPE '\\'
          OR lift.registration_number LIKE :text ESCAPE '\\')`,
        { text: likePattern(text) },
      );
    }
    return (await asked.getMany()).map(fileOf);
  }

  async save(caller: Actor, deviceCode: string, { facts, expectedVersion }: LiftSave): Promise<LiftFile> {
    if (!isDeviceCode(deviceCode)) throw contentInvalid([badDeviceCode]);
    const faults = objectFaults(LiftFactsDto, facts, '').map(inWords);
    if (faults.length > 0) throw contentInvalid(faults);
    const { organisationId, actor } = caller;
    const at = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const [last] = await manager.find(LiftFactsVersion, {
        where: { organisationId, deviceCode },
        order: { version: 'DESC' },
        take: 1,
      });
      mustBeSeen(last?.version ?? 0, expectedVersion);
      const version = expectedVersion + 1;
      const row = rowOf(facts as LiftFactsDto, { organisationId, deviceCode, version, actor, at: at.toISOString() });
      await manager.insert(LiftFactsVersion, row);
      await audit(manager, { organisationId, at, actor, action: 'lift.recorded', subject: deviceCode });
      return fileOf(row);
    });
  }

  private latest(organisationId: string) {
    return this.dataSource.manager
      .createQueryBuilder(LiftFactsVersion, 'lift')
      .where({ organisationId })
      .andWhere(
        `lift.version = (SELECT MAX(l.version) FROM lift_facts l
          WHERE l.organisation_id = lift.organisation_id AND l.device_code = lift.device_code)`,
      );
  }
}

const badDeviceCode = {
  pointer: '/deviceCode',
  code: 'code-malformed',
  message: {
    zh: '设备代码由字母、数字、点、下划线和连字符组成，至多 60 个字符',
    en: 'A device code is letters, digits, dots, underscores and hyphens, 60 at most',
  },
};

function mustBeSeen(version: number, expected: number): void {
  if (version === expected) return;
  if (version === 0) throw assignmentProblem('lift-unknown');
  if (expected === 0) throw assignmentProblem('lift-known', { currentTag: String(version) });
  throw preconditionFailed(String(version));
}

type Signed = Pick<LiftFactsVersion, 'organisationId' | 'deviceCode' | 'version' | 'actor' | 'at'>;

function rowOf(facts: LiftFactsDto, signed: Signed): LiftFactsVersion {
  const { address, registrationNumber = null } = facts;
  return Object.assign(new LiftFactsVersion(), {
    ...signed,
    address,
    registrationNumber,
    factsJson: canonicalJson(facts),
  });
}

const fileOf = ({ deviceCode, version, factsJson, actor, at }: LiftFactsVersion): LiftFile => ({
  deviceCode,
  version,
  facts: JSON.parse(factsJson) as LiftFactsDto,
  actor,
  at,
});
