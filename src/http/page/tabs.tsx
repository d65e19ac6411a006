import type { VNode } from 'preact';
import type { PageLink } from './page-visitor.js';

interface TabsWishes {
  readonly label: string;
  readonly links: readonly (PageLink & { readonly count?: number })[];
  /** `href` of the one shown. */
  readonly current: string;
}

/** Views of one thing, each a page of its own. */
export function Tabs({ label, links, current }: TabsWishes): VNode {
  return (
    <nav class="tabs" aria-label={label}>
      {links.map(({ href, label: words, count }) => (
        <a href={href} aria-current={href === current ? 'page' : undefined}>
          {words}
          {count !== undefined && <span class="muted"> {count}</span>}
        </a>
      ))}
    </nav>
  );
}

interface PagerWishes {
  readonly previousHref?: string | null;
  readonly nextHref?: string | null;
}

export function Pager({ previousHref, nextHref }: PagerWishes): VNode | null {
  if (!previousHref && !nextHref) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {previousHref ? (
        <a class="button secondary" rel="prev" href={previousHref}>
          上一页
        </a>
      ) : (
        <span />
      )}
      {nextHref && (
        <a class="button secondary" rel="next" href={nextHref}>
          下一页
        </a>
      )}
    </nav>
  );
}
