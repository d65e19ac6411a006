import { Injectable } from '@nestjs/common';
import type { PageVisitor, PageVisitors } from '../http/page/page-visitor.js';

/** The header of whoever looks at a page. */
@Injectable()
export class SignedInVisitors implements PageVisitors {
  of(): Promise<PageVisitor | null> {
    return Promise.resolve(null);
  }
}
