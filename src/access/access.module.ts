import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { AccessGuard } from './access.guard.js';
import { AccountSessions } from './account/account-sessions.js';
import { Account } from './account/account.js';
import { OwnPassword } from './account/own-password.js';
import { OwnSessions } from './account/own-sessions.js';
import { AccountController } from './doors/account.controller.js';
import { ApiKeysController } from './doors/api-keys.controller.js';
import { OidcController } from './doors/oidc.controller.js';
import { OrganisationsController } from './doors/organisations.controller.js';
import { OwnSessionsController } from './doors/own-sessions.controller.js';
import { PeopleController } from './doors/people.controller.js';
import { SessionController } from './doors/session.controller.js';
import { SignInBody } from './doors/sign-in-body.js';
import { FindCaller } from './find-caller.js';
import { FirstAdministrator } from './first-administrator.js';
import { ApiKeys } from './keys/api-keys.js';
import { FindApiKey } from './keys/find-api-key.js';
import { CallerLimits } from './limits/caller-limits.js';
import { OidcProvider } from './oidc/oidc-provider.js';
import { OidcSignIn } from './oidc/oidc-sign-in.js';
import { Organisations } from './organisations/organisations.js';
import { ChangePerson } from './people/change-person.js';
import { CreatePerson } from './people/create-person.js';
import { FindPeople } from './people/find-people.js';
import { People } from './people/people.js';
import { Reach } from './people/reach.js';
import { ResetPerson } from './people/reset-person.js';
import { RegisterOrganisations } from './register-organisations.js';
import { ScopeRequests } from './scope-requests.js';
import { SecretBox, secretBoxOf } from './secret-box.js';
import { Passwords } from './sign-in/passwords.js';
import { SecondFactor } from './sign-in/second-factor.js';
import { Sessions } from './sign-in/sessions.js';
import { SignInSteps } from './sign-in/sign-in-steps.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { SignIn } from './sign-in/sign-in.js';

const idempotentPosts = {
  provide: IdempotentPosts,
  inject: [DataSource, CLOCK],
  useFactory: (dataSource: DataSource, clock: Clock) => new IdempotentPosts(dataSource, () => clock.now()),
};

const secretBox = { provide: SecretBox, inject: [SETTINGS], useFactory: (settings: Settings) => secretBoxOf(settings) };

/** For doors and pages alike: none of them knows of requests and answers. */
const useCases = [
  SignIn,
  SignInSteps,
  Sessions,
  Account,
  OwnSessions,
  People,
  FindPeople,
  CreatePerson,
  ChangePerson,
  ResetPerson,
  Organisations,
  ApiKeys,
  FirstAdministrator,
  OidcSignIn,
];

/**
 * Who may come in: organisations, people and what they may do, signing in, sessions, keys, the audit log; and, since they
 * belong to an organisation, the answers given under its idempotency keys.
 */
@Global()
@Module({
  controllers: [
    SessionController,
    OidcController,
    AccountController,
    OwnSessionsController,
    PeopleController,
    OrganisationsController,
    ApiKeysController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: ScopeRequests },
    RegisterOrganisations,
    idempotentPosts,
    secretBox,
    FindCaller,
    CallerLimits,
    FindApiKey,
    Passwords,
    SecondFactor,
    SignInThrottle,
    OwnPassword,
    AccountSessions,
    Reach,
    SignInBody,
    OidcProvider,
    ...useCases,
  ],
  exports: [IdempotentPosts, FindCaller, SecretBox, Reach, ...useCases],
})
export class AccessModule {}
