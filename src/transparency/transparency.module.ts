import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG_IDENTITY, openLogIdentity } from './log-identity.js';
import { LogController } from './log.controller.js';
import { TransparencyLog } from './transparency-log.js';

const identity = {
  provide: LOG_IDENTITY,
  inject: [SETTINGS],
  useFactory: ({ dataDir, publicUrl }: Settings) => openLogIdentity(dataDir, publicUrl),
};

/** The public log; whoever issues something appends to it. */
@Global()
@Module({
  controllers: [LogController],
  providers: [identity, TransparencyLog],
  exports: [TransparencyLog, LOG_IDENTITY],
})
export class TransparencyModule {}
