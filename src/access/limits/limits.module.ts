import { Global, Module } from '@nestjs/common';
import { PublicLimits } from './public-limits.js';

/** One count for all public doors of this process. */
@Global()
@Module({ providers: [PublicLimits], exports: [PublicLimits] })
export class LimitsModule {}
