/** An API key as it is written: `la_<id>_<secret>`. The id finds the row, the secret's hash must match. */
import { Inject, Injectable } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import { DataSource } from 'typeorm';
import { chinaDayOf, CLOCK, type Clock } from '../../config/clock.js';
import { isPermission, type Permission } from '../permissions.js';
import { Person, PersonRole } from '../person.entities.js';
import type { Role } from '../roles.js';
import { ApiKey } from './api-key.entity.js';

const form = /^la_([0-9A-HJKMNP-TV-Z]{26})_([A-Za-z0-9_-]{43})$/;

export const looksLikeApiKey = (key: string): boolean => key.startsWith('la_');
export const writtenApiKey = (id: string, secret: string): string => `la_${id}_${secret}`;
export const secretHashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export interface KeyHolder {
  readonly person: Person;
  readonly roles: ReadonlySet<Role>;
  readonly scopes: ReadonlySet<Permission>;
}

@Injectable()
export class FindApiKey {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** null: no such key, or one that has run out, was revoked, or whose person may no longer sign in. */
  async holderOf(written: string): Promise<KeyHolder | null> {
    const [, id = '', secret = ''] = form.exec(written) ?? [];
    const key = await this.dataSource.getRepository(ApiKey).findOneBy({ id });
    if (key === null || !isSame(key.secretSha256, secretHashOf(secret)) || !this.isInForce(key)) return null;
    const [person, held] = await Promise.all([
      this.dataSource.getRepository(Person).findOneBy({ id: key.personId, state: 'active' }),
      this.dataSource.getRepository(PersonRole).findBy({ personId: key.personId }),
    ]);
    if (person === null) return null;
    await this.noteUse(key);
    return { person, roles: new Set(held.map(({ role }) => role)), scopes: scopesOf(key) };
  }

  private isInForce({ expiresAt, revokedAt }: ApiKey): boolean {
    return revokedAt === null && this.clock.now().getTime() < Date.parse(expiresAt);
  }

  private async noteUse({ id, lastUsedOn }: ApiKey): Promise<void> {
    const today = chinaDayOf(this.clock.now());
    if (lastUsedOn !== today) await this.dataSource.getRepository(ApiKey).update({ id }, { lastUsedOn: today });
  }
}

export const scopesOf = ({ scopesJson }: ApiKey): ReadonlySet<Permission> =>
  new Set((JSON.parse(scopesJson) as readonly unknown[]).filter(isPermission));

const isSame = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));
