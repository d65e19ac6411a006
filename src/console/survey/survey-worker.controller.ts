import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EdgeError } from '../../http/edge-error.js';
import { scriptText } from '../../http/page/page-assets.js';
import { PublicDoor } from '../../http/public-door.js';

/**
 * The service worker that opens a survey again without network. It serves pages below its own address alone, hence this
 * one; it is the same for everybody and says nothing, so that a session that has ended does not take it away.
 */
@ApiExcludeController()
@PublicDoor()
@Controller('console/assignments/survey-worker.js')
export class SurveyWorkerController {
  @Get()
  read(@Res() reply: FastifyReply): void {
    const text = scriptText('survey-worker');
    if (text === null) throw notBuilt();
    void reply
      .header('content-security-policy', "default-src 'none'; script-src 'self'; connect-src 'self'")
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(asClassicScript(text));
  }
}

/** Built as a module like every script; as such not every browser takes it for a worker, and it imports nothing. */
const asClassicScript = (text: string): string => text.replace(/^export \{\};?$/m, '');

function notBuilt(): EdgeError {
  const title = { zh: '没有这个文件', en: 'There is no such file' };
  return new EdgeError({ kind: 'not-found', code: 'asset-not-found', title });
}
