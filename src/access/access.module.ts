import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ApiKeyGuard } from './api-key.guard.js';
import { RegisterOrganisations } from './register-organisations.js';

@Module({ providers: [{ provide: APP_GUARD, useClass: ApiKeyGuard }, RegisterOrganisations] })
export class AccessModule {}
