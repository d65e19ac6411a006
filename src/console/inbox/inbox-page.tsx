/** What an organisation was told, newest first. Pure. */
import type { VNode } from 'preact';
import { ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Empty } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { StatusTag } from '../../http/page/status-tag.js';
import { Pager, Tabs } from '../../http/page/tabs.js';
import type { NoticeOnBoard, NoticePage } from '../../notices/notice-board.js';
import { minuteOf } from '../../http/page/china-time.js';

interface InboxWishes {
  readonly page: NoticePage;
  readonly unread: number;
  readonly unreadOnly: boolean;
}

export function inboxPage({ page, unread, unreadOnly }: InboxWishes): ShownPage {
  const newest = page.items[0];
  return {
    title: '消息',
    current: '/inbox',
    body: (
      <>
        <Tabs
          label="消息"
          current={unreadOnly ? '/inbox?only=unread' : '/inbox'}
          links={[
            { href: '/inbox', label: '全部' },
            { href: '/inbox?only=unread', label: '未读', count: unread },
          ]}
        />
        {unread > 0 && newest && (
          <div class="row">
            <PostButton look="secondary" isSmall action="/inbox/read" fields={{ upTo: newest.id }}>
              全部标为已读
            </PostButton>
          </div>
        )}
        {page.items.length === 0 ? (
          <Empty title={unreadOnly ? '没有未读的消息' : '还没有消息'} />
        ) : (
          page.items.map((notice) => <NoticeCard notice={notice} />)
        )}
        <Pager nextHref={page.next && `/inbox?${olderThan(page.next, unreadOnly)}`} />
      </>
    ),
  };
}

const olderThan = (after: string, unreadOnly: boolean): string =>
  new URLSearchParams({ after, ...(unreadOnly ? { only: 'unread' } : {}) }).toString();

function NoticeCard({ notice: { id, title, body, link, at, readAt } }: { readonly notice: NoticeOnBoard }): VNode {
  const isUnread = readAt === null;
  return (
    <Card title={title} aside={isUnread && <StatusTag status="unread" />} id={`notice-${id}`}>
      <p class="muted small figures">{minuteOf(at)}</p>
      {body.split('\n').map((line) => line !== '' && <p>{line}</p>)}
      {(link !== null || isUnread) && (
        <div class="actions">
          {link !== null && isUnread && (
            <PostButton isSmall action={`/inbox/${id}/read`} fields={{ open: 'yes' }}>
              查看
            </PostButton>
          )}
          {link !== null && !isUnread && (
            <ButtonLink isSmall look="secondary" href={link}>
              查看
            </ButtonLink>
          )}
          {isUnread && (
            <PostButton isSmall look="secondary" action={`/inbox/${id}/read`}>
              标为已读
            </PostButton>
          )}
        </div>
      )}
    </Card>
  );
}
