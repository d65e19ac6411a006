import { Global, Module } from '@nestjs/common';
import { PageAssetsController } from '../http/page/page-assets.controller.js';
import { PAGE_VISITORS } from '../http/page/page-visitor.js';
import { Pages } from '../http/page/pages.js';
import { SignedInVisitors } from './signed-in-visitors.js';

/** What every page of every room needs: its style, and the header of the person who looks. */
@Global()
@Module({
  controllers: [PageAssetsController],
  providers: [{ provide: PAGE_VISITORS, useClass: SignedInVisitors }, Pages],
  exports: [PAGE_VISITORS, Pages],
})
export class PageModule {}
