import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { callerOf } from '../http/caller.js';
import { redirect } from '../http/page/send-page.js';
import { landingFor } from './navigation.js';

/** Where somebody lands who has signed in without wanting to go anywhere in particular. */
@ApiExcludeController()
@Requires('notices.read')
@Controller('console')
export class StartController {
  @Get()
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    redirect(reply, landingFor(callerOf(request)));
  }
}
