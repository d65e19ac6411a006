import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { ApiKeyGuard } from './api-key.guard.js';
import { RegisterOrganisations } from './register-organisations.js';

const idempotentPosts = {
  provide: IdempotentPosts,
  inject: [DataSource, CLOCK],
  useFactory: (dataSource: DataSource, clock: Clock) => new IdempotentPosts(dataSource, () => clock.now()),
};

/** Who may come in; and, since they belong to an organisation, the answers given under its idempotency keys. */
@Global()
@Module({
  providers: [{ provide: APP_GUARD, useClass: ApiKeyGuard }, RegisterOrganisations, idempotentPosts],
  exports: [IdempotentPosts],
})
export class AccessModule {}
