import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { AccessGuard } from './access.guard.js';
import { FindCaller } from './find-caller.js';
import { FindApiKey } from './keys/find-api-key.js';
import { RegisterOrganisations } from './register-organisations.js';
import { Sessions } from './sign-in/sessions.js';

const idempotentPosts = {
  provide: IdempotentPosts,
  inject: [DataSource, CLOCK],
  useFactory: (dataSource: DataSource, clock: Clock) => new IdempotentPosts(dataSource, () => clock.now()),
};

/** Who may come in; and, since they belong to an organisation, the answers given under its idempotency keys. */
@Global()
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    RegisterOrganisations,
    idempotentPosts,
    FindCaller,
    FindApiKey,
    Sessions,
  ],
  exports: [IdempotentPosts, FindCaller, Sessions],
})
export class AccessModule {}
