import { PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import type { ShownPage } from '../../http/page/pages.js';

export function signOutPage(): ShownPage {
  return {
    title: '退出登录',
    body: (
      <Card>
        <p>退出后，这台设备上不再能以您的名义操作。</p>
        <PostButton action="/sign-out">退出</PostButton>
      </Card>
    ),
  };
}
