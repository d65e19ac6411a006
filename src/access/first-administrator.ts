import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { operatorOrganisation } from './organisation.entity.js';
import { CreatePerson } from './people/create-person.js';
import { Person } from './person.entities.js';
import { newOneTimePassword, Passwords } from './sign-in/passwords.js';

export interface FirstAdministratorMade {
  readonly login: string;
  /** Shown once by the program that started the service; only its hash is kept. */
  readonly oneTimePassword: string;
}

/** At the very first start somebody must be able to come in: one operator with a one-time password, never a second time. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: CreatePerson,
    private readonly passwords: Passwords,
  ) {}

  /** null: there are people already. */
  async makeIfNobodyIsThere(): Promise<FirstAdministratorMade | null> {
    if (await this.dataSource.getRepository(Person).exists()) return null;
    const oneTimePassword = newOneTimePassword();
    const passwordHash = await this.passwords.hash(oneTimePassword);
    return this.dataSource.transaction(async (manager) => {
      // Of two processes that start together the second finds the first one's.
      if (await manager.exists(Person)) return null;
      const login = 'administrator';
      const wanted = {
        organisationId: operatorOrganisation,
        login,
        name: '系统管理员',
        email: null,
        roles: ['operator'],
        signIn: 'password',
      } as const;
      await this.people.insert(manager, wanted, { passwordHash, by: 'first-start' });
      return { login, oneTimePassword };
    });
  }
}

/** What is printed; on standard output, not in the log. */
export function firstAdministratorText({ login, oneTimePassword }: FirstAdministratorMade, publicUrl: string): string {
  return [
    '',
    '首次启动：已建立系统管理员。以下一次性密码仅显示这一次，72 小时内有效，首次登录时须更换。',
    'First start: an administrator was made. This one-time password is shown only now, counts for 72 hours and must be',
    'replaced at the first sign-in.',
    '',
    `  ${publicUrl}/sign-in`,
    `  登录名 login:             ${login}`,
    `  一次性密码 one-time password: ${oneTimePassword}`,
    '',
    '',
  ].join('\n');
}
