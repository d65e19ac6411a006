import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EdgeError } from '../edge-error.js';
import { PublicDoor } from '../public-door.js';
import { pageAsset } from './page-assets.js';

/** Style and scripts of the pages. The name holds the hash: whatever has this name never changes. */
@ApiExcludeController()
@PublicDoor()
@Controller('assets')
export class PageAssetsController {
  @Get(':file')
  read(@Param('file') fileName: string, @Res() reply: FastifyReply): void {
    const asset = pageAsset(fileName);
    if (asset === null) throw noSuchAsset();
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('cross-origin-resource-policy', 'same-origin')
      .type(asset.mediaType)
      .send(asset.text);
  }
}

function noSuchAsset(): EdgeError {
  const title = { zh: '没有这个文件', en: 'There is no such file' };
  return new EdgeError({ kind: 'not-found', code: 'asset-not-found', title });
}
