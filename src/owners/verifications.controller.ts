import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../access/limits/limited-door.js';
import { PublicLimits } from '../access/limits/public-limits.js';
import { jsonOf, pdfOf } from '../http/body.js';
import { EdgeError } from '../http/edge-error.js';
import { PublicDoor } from '../http/public-door.js';
import type { VerificationAnswer } from './verification-answer.js';
import { ApiVerificationPost } from './verifications.documentation.js';
import { VerifyUpload } from './verify-upload.js';

/** Anyone may ask, without an account: send the file itself, or the code printed on its cover. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@Controller('v1/verifications')
export class VerificationsController {
  constructor(
    private readonly verify: VerifyUpload,
    private readonly limits: PublicLimits,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiVerificationPost()
  async check(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VerificationAnswer> {
    if (Buffer.isBuffer(request.body)) {
      this.limits.admit('file', request, reply);
      return this.verify.ofBytes(pdfOf(request));
    }
    const json = jsonOf(request);
    const code = typeof json === 'object' && json !== null && 'code' in json ? json.code : undefined;
    if (typeof code !== 'string' || code.length > 100) throw codeExpected();
    const answer = await this.verify.ofCode(code);
    if (answer.report === null) this.limits.countUnknownCode(request);
    return answer;
  }
}

function codeExpected(): EdgeError {
  const message = { zh: '应为报告封面上的查验码', en: 'The code on the cover of the report is expected' };
  return new EdgeError({
    kind: 'unprocessable',
    code: 'verification-invalid',
    title: { zh: '请上传 PDF 文件，或者给出查验码', en: 'Send the PDF file, or the code' },
    faults: [{ pointer: '/code', code: 'code-expected', message, allowed: 'XXXX-XXXX-XXXX-XXXX-XXXX' }],
  });
}
