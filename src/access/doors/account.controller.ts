import { Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import type { AccountHolder } from '../account/account-holder.js';
import { Account } from '../account/account.js';
import { holderIn } from '../account/holder-in-request.js';
import type { BothFactors } from '../account/own-password.js';
import { personOf } from '../people/reach.js';
import { Requires } from '../requires.js';
import { proofOf } from '../sign-in/second-factor.js';
import { setSessionCookie } from '../sign-in/session-in-request.js';
import { AccountDto, BothFactorsDto, CodeDto, PasswordChangeDto, RecoveryCodesDto } from './account.dto.js';
import { answered } from './answers.js';
import { maybe, readFields, text, type Fields } from './read-fields.js';
import { TotpDto } from './session.dto.js';

/** One's own account. What guards it is changed only with both factors at hand. */
@ApiTags('account')
@ApiConflictResponse({ description: 'Another step comes first, or the account has no password' })
@Requires('account')
@Controller('v1/account')
export class AccountController {
  constructor(
    private readonly account: Account,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'One’s own account' })
  @ApiOkResponse({ type: AccountDto })
  async view(@Req() request: FastifyRequest): Promise<AccountDto> {
    return await this.account.view(personOf(callerOf(request)));
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Another password; every other session ends' })
  @ApiBody({ type: PasswordChangeDto })
  @ApiNoContentResponse()
  async password(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { newPassword, ...given } = readFields(jsonOf(request), { ...bothFactors, newPassword: text });
    const change = { current: factorsIn(given), newPassword };
    const { token } = answered(await this.account.changePassword(this.holder(request), change), reply);
    setSessionCookie(reply, this.settings, token);
  }

  @Post('authenticator')
  @HttpCode(200)
  @ApiOperation({ summary: 'The secret for another authenticator app; the old one counts until it is confirmed' })
  @ApiBody({ type: BothFactorsDto })
  @ApiOkResponse({ type: TotpDto })
  async begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TotpDto> {
    const current = factorsIn(readFields(jsonOf(request), bothFactors));
    return answered(await this.account.beginAuthenticator(this.holder(request), current), reply);
  }

  @Put('authenticator')
  @ApiOperation({ summary: 'Confirms the new app by its first code; new recovery codes, every other session ends' })
  @ApiBody({ type: CodeDto })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesDto> {
    const { code } = readFields(jsonOf(request), { code: text });
    const confirmed = answered(await this.account.confirmAuthenticator(this.holder(request), code), reply);
    setSessionCookie(reply, this.settings, confirmed.token);
    return { recoveryCodes: confirmed.recoveryCodes };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: 'New recovery codes' })
  @ApiBody({ type: BothFactorsDto })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async codes(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesDto> {
    const current = factorsIn(readFields(jsonOf(request), bothFactors));
    const recoveryCodes = answered(await this.account.renewRecoveryCodes(this.holder(request), current), reply);
    return { recoveryCodes };
  }

  private holder(request: FastifyRequest): AccountHolder {
    return holderIn(request, this.settings);
  }
}

const bothFactors = { currentPassword: text, code: maybe(text), recoveryCode: maybe(text) };

const factorsIn = ({ currentPassword, ...given }: Fields<typeof bothFactors>): BothFactors => ({
  password: currentPassword,
  proof: proofOf(given),
});
