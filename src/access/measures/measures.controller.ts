import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { EdgeError } from '../../http/edge-error.js';
import { PublicDoor } from '../../http/public-door.js';
import { Measures } from './measures.js';
import { problemContent as problem } from '../../http/problem-content.js';

/** For the installation's own monitoring, which is no person and no organisation: a token of the settings opens it. */
@ApiTags('health')
@ApiBearerAuth()
@PublicDoor()
@Controller('metrics')
export class MeasuresController {
  constructor(
    private readonly measures: Measures,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Measures for Prometheus; needs METRICS_TOKEN as bearer' })
  @ApiProduces('text/plain')
  @ApiResponse({
    status: 200,
    description: 'Text format of Prometheus',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  @ApiResponse({ status: 401, description: 'Not the token of the settings', content: problem })
  @ApiResponse({ status: 404, description: 'METRICS_TOKEN is not set: nothing is measured', content: problem })
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { metricsToken } = this.settings;
    if (metricsToken === null) throw notMeasured();
    if (!isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) throw tokenWrong();
    const { mediaType, body } = await this.measures.text();
    void reply.type(mediaType).send(body);
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
/** Takes as long for a token that begins well as for any other. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(sha256(given), sha256(wanted));

function notMeasured(): EdgeError {
  const title = { zh: '未启用运行指标', en: 'Nothing is measured here' };
  const detail = { zh: '未设置 METRICS_TOKEN。', en: 'METRICS_TOKEN is not set.' };
  return new EdgeError({ kind: 'not-found', code: 'metrics-off', title, detail });
}

function tokenWrong(): EdgeError {
  const title = { zh: '指标令牌不正确', en: 'The token for measures is wrong' };
  return new EdgeError({ kind: 'unauthorised', code: 'metrics-token-wrong', title });
}
