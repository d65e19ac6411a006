/**
 * Sessions as random tokens of which only the hash is stored. They end by themselves (after a time without use, and
 * after a working day in any case), by signing out, and whenever the password, the roles or the state of their person
 * change. A session that has not reached stage `full` opens nothing but the next step of signing in.
 */
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource, LessThan, Not, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import { Person, PersonRole } from '../person.entities.js';
import type { Role } from '../roles.js';
import { Session, type SessionStage } from './session.entity.js';

const minuteMs = 60_000;
const stepLastsMs = 15 * minuteMs;
const idleMs = 60 * minuteMs;
const fullLastsMs = 12 * 60 * minuteMs;
/** The last use is written down at most this often: reading a page is not a write each time. */
const touchEveryMs = minuteMs;

export interface OpenSession {
  readonly session: Session;
  readonly person: Person;
  readonly roles: ReadonlySet<Role>;
}

export interface NewSession {
  readonly person: Pick<Person, 'id' | 'organisationId'>;
  readonly stage: SessionStage;
  readonly via: Session['via'];
  /** A sealed TOTP secret that is shown and not yet confirmed. */
  readonly totpSealed?: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The token goes into the cookie and nowhere else. Every step of signing in opens a new session: none is ever raised. */
  async open(manager: EntityManager, { person, stage, via, totpSealed }: NewSession): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const at = now.toISOString();
    await manager.delete(Session, { expiresAt: LessThan(at) });
    await manager.insert(Session, {
      tokenSha256: hashOf(token),
      organisationId: person.organisationId,
      personId: person.id,
      stage,
      via,
      createdAt: at,
      lastUsedAt: at,
      expiresAt: new Date(now.getTime() + (stage === 'full' ? fullLastsMs : stepLastsMs)).toISOString(),
      totpSealed: totpSealed ?? null,
    });
    return token;
  }

  /** null: there is no such session, it has ended, or its person may no longer sign in. */
  async find(token: string): Promise<OpenSession | null> {
    const session = await this.dataSource.getRepository(Session).findOneBy({ tokenSha256: hashOf(token) });
    if (session === null || this.hasEnded(session)) return null;
    const [person, held] = await Promise.all([
      this.dataSource.getRepository(Person).findOneBy({ id: session.personId, state: 'active' }),
      this.dataSource.getRepository(PersonRole).findBy({ personId: session.personId }),
    ]);
    if (person === null) return null;
    await this.touch(session);
    return { session, person, roles: new Set(held.map(({ role }) => role)) };
  }

  async end(manager: EntityManager, token: string): Promise<void> {
    await manager.delete(Session, { tokenSha256: hashOf(token) });
  }

  /** Of a person who leaves; written to the audit log when somebody was signed in. */
  async signOut(token: string): Promise<void> {
    const found = await this.find(token);
    await this.dataSource.transaction(async (manager) => {
      await this.end(manager, token);
      if (found?.session.stage !== 'full') return;
      const { id, organisationId } = found.person;
      await audit(manager, {
        organisationId,
        at: this.clock.now(),
        actor: id,
        action: 'person.signed-out',
        subject: id,
      });
    });
  }

  /** Those of a person who has signed in all the way; what was used last comes first. */
  async openOf(personId: string): Promise<readonly Session[]> {
    const place = { personId, stage: 'full' } as const;
    const found = await this.dataSource.getRepository(Session).find({ where: place, order: { lastUsedAt: 'DESC' } });
    return found.filter((session) => !this.hasEnded(session));
  }

  isOf({ tokenSha256 }: Session, token: string): boolean {
    return tokenSha256 === hashOf(token);
  }

  /** False: somebody else has ended it meanwhile. */
  async endThis(manager: EntityManager, { tokenSha256 }: Session): Promise<boolean> {
    return (await manager.delete(Session, { tokenSha256 })).affected === 1;
  }

  /** All of a person, but the one kept. */
  async endAllOf(manager: EntityManager, personId: string, keptToken?: string): Promise<void> {
    const others = keptToken === undefined ? {} : { tokenSha256: Not(hashOf(keptToken)) };
    await manager.delete(Session, { personId, ...others });
  }

  /** A TOTP secret that is shown and waits for its first code. */
  async keepSecret(token: string, totpSealed: string): Promise<void> {
    await this.dataSource.getRepository(Session).update({ tokenSha256: hashOf(token) }, { totpSealed });
  }

  private hasEnded({ expiresAt, lastUsedAt }: Session): boolean {
    const now = this.clock.now().getTime();
    return now >= Date.parse(expiresAt) || now - Date.parse(lastUsedAt) >= idleMs;
  }

  private async touch({ tokenSha256, lastUsedAt }: Session): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - Date.parse(lastUsedAt) < touchEveryMs) return;
    await this.dataSource.getRepository(Session).update({ tokenSha256 }, { lastUsedAt: now.toISOString() });
  }
}
