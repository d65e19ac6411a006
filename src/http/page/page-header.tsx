import type { VNode } from 'preact';
import type { PageLink, PageVisitor } from './page-visitor.js';

export const productName = '旧电梯残余价值评估';

/** What everyone may see. */
const publicLinks: readonly PageLink[] = [
  { href: '/', label: '查验报告' },
  { href: '/price-tables', label: '价格表' },
  { href: '/docs', label: '开发接口' },
];

interface PageHeaderWishes {
  readonly visitor: PageVisitor | null;
  /** The link of the navigation under which this page stands. */
  readonly current: string | null;
  /** A page for residents: the places of those who work here step back. */
  readonly isPublic: boolean;
}

export function PageHeader(wishes: PageHeaderWishes): VNode {
  const { visitor } = wishes;
  return (
    <header class={visitor?.isSignedIn ? 'masthead working' : 'masthead'}>
      <div class="masthead-inner">
        <Wordmark />
        <nav class="navigation" aria-label="主导航">
          <Places {...wishes} />
        </nav>
        <div class="visitor">{visitor ? <Visitor visitor={visitor} /> : <a href="/sign-in">登录</a>}</div>
      </div>
    </header>
  );
}

/** Without keys whoever is at this machine may go everywhere: a resident before it is still shown the page, not the menu. */
function Places({ visitor, current, isPublic }: PageHeaderWishes): VNode {
  const links = visitor?.navigation ?? publicLinks;
  if (!isPublic || visitor?.isSignedIn !== false) return <Links links={links} current={current} />;
  return (
    <>
      <Links links={publicLinks} current={current} />
      <details class="menu">
        <summary>工作人员</summary>
        <div class="menu-links">
          <Links links={links.filter(isForStaff)} current={current} />
        </div>
      </details>
    </>
  );
}

const isForStaff = ({ href }: PageLink): boolean => publicLinks.every((link) => link.href !== href);

interface LinksWishes {
  readonly links: readonly PageLink[];
  readonly current: string | null;
}

const Links = ({ links, current }: LinksWishes): VNode => (
  <>
    {links.map(({ href, label }) => (
      <a href={href} aria-current={href === current ? 'page' : undefined}>
        {label}
      </a>
    ))}
  </>
);

/** Without links: for the page of a report, which is a document and no place to walk around. */
export function PlainHeader(): VNode {
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <Wordmark />
      </div>
    </header>
  );
}

function Wordmark(): VNode {
  return (
    <a class="wordmark" href="/">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <rect x="1.25" y="1.25" width="23.5" height="23.5" rx="3" fill="none" stroke="#0b4a5e" stroke-width="2.5" />
        <path d="M13 2v22" stroke="#0b4a5e" stroke-width="2" />
        <path d="M4.6 15.2 7.4 10.6l2.8 4.6z" fill="#d07a24" />
        <path d="M15.8 10.8h5.6l-2.8 4.6z" fill="#0b4a5e" />
      </svg>
      <span class="wordmark-name">{productName}</span>
    </a>
  );
}

function Visitor({ visitor }: { readonly visitor: PageVisitor }): VNode {
  const { name, organisationName, unread, isSignedIn } = visitor;
  return (
    <>
      {isSignedIn && (
        <a href="/inbox">
          消息
          {unread > 0 && (
            <span class="count">
              {unread > 99 ? '99+' : unread}
              <span class="unseen"> 条未读</span>
            </span>
          )}
        </a>
      )}
      {isSignedIn ? (
        <a href="/account" title={organisationName}>
          {name}
        </a>
      ) : (
        <a href="/sign-in">登录</a>
      )}
      {isSignedIn && (
        <form method="post" action="/sign-out">
          <button type="submit">退出</button>
        </form>
      )}
    </>
  );
}
