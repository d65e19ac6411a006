import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { EdgeError } from './edge-error.js';
import { ProblemDto } from './problem.dto.js';
import { PublicDoor } from './public-door.js';

/** What must work before the service may be asked for anything; each check throws or rejects when it does not. */
export const READINESS_CHECKS = Symbol('ReadinessChecks');
export type ReadinessChecks = Readonly<Record<string, () => Promise<void>>>;

export class HealthDto {
  @ApiProperty({ enum: ['live', 'ready'] }) status: 'live' | 'ready';
}

@ApiTags('health')
@PublicDoor()
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS_CHECKS) private readonly checks: ReadinessChecks) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'The database and the price tables published by now can be read, and the process is not about to end',
  })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: ProblemDto })
  async ready(): Promise<HealthDto> {
    const names = Object.keys(this.checks);
    const outcomes = await Promise.allSettled(names.map(async (name) => this.checks[name]?.()));
    const failed = names.filter((_, index) => outcomes[index]?.status === 'rejected');
    if (failed.length === 0) return { status: 'ready' };
    const title = { zh: '服务尚未就绪', en: 'The service is not ready' };
    throw new EdgeError({ kind: 'unavailable', code: 'not-ready', title, members: { failed } });
  }
}
