/** The frame of every page of the product: head, header, main part, footer. Pure: the same content, the same text. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Flash } from './flash.js';
import { Notice } from './notice.js';
import { scriptHref, styleHref, styleSheet } from './page-assets.js';
import { PageHeader, PlainHeader, productName } from './page-header.js';
import type { PageLink, PageVisitor } from './page-visitor.js';

export interface PageFrame {
  /** Heading of the page and, with the name of the product, title of the window. */
  readonly title: string;
  /** One sentence under the heading: what this page is for. */
  readonly lead?: ComponentChildren;
  /** `public`: large type for residents; `work`: the pages of people who work here (the default). */
  readonly layout?: 'public' | 'work';
  /** Tables and charts need the width; reading and forms do not. */
  readonly isWide?: boolean;
  /** The link of the navigation under which this page stands, e.g. `/people`. */
  readonly current?: string;
  /** The way back up, outermost first, without this page itself. */
  readonly trail?: readonly PageLink[];
  /** Names of scripts in `src/console/scripts`, without `.ts`. */
  readonly scripts?: readonly string[];
  /** Feeds and other forms of this very content. */
  readonly alternates?: readonly { readonly href: string; readonly type: string; readonly title: string }[];
  /** Carries its style in itself and needs no further request. */
  readonly isSelfContained?: boolean;
  /** Without navigation: who looks is not known, or it does not matter. */
  readonly isPlain?: boolean;
  /** May search engines list it? Only what is meant for everybody. */
  readonly isListed?: boolean;
  readonly visitor?: PageVisitor | null;
  readonly flash?: Flash | null;
}

const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26"><rect width="26" height="26" rx="4" fill="#0b4a5e"/>' +
      '<path d="M5 16l4-6 4 6z" fill="#fff"/><path d="M13 10h8l-4 6z" fill="#de8f3c"/></svg>',
  );

export function renderPage(frame: PageFrame, body: ComponentChildren): string {
  const html = renderToString(<Page frame={frame}>{body}</Page>);
  // The word joiner between amount and unit would break searching and copying.
  return `<!doctype html>\n${html.replaceAll('\u2060', '')}\n`;
}

interface PageParts {
  readonly frame: PageFrame;
  readonly children: ComponentChildren;
}

function Page({ frame, children }: PageParts): VNode {
  const { layout = 'work', isSelfContained, isPlain, visitor = null, current = null } = frame;
  return (
    <html lang="zh-CN">
      <Head frame={frame} />
      <body class={layout}>
        <a class="skip" href="#content">
          跳到正文
        </a>
        {isSelfContained || isPlain ? (
          <PlainHeader />
        ) : (
          <PageHeader visitor={visitor} current={current} isPublic={layout === 'public'} />
        )}
        <main id="content" class={mainWidth(frame)}>
          <Heading frame={frame} />
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}

const mainWidth = ({ isPlain, isWide }: PageFrame): string | undefined =>
  isPlain ? 'slim' : isWide ? undefined : 'narrow';

function Head({ frame }: { readonly frame: PageFrame }): VNode {
  const { title, isSelfContained, isListed, scripts = [], alternates = [] } = frame;
  const addresses = scripts.map(scriptHref).filter((address) => address !== null);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {!isListed && <meta name="robots" content="noindex" />}
      <meta name="format-detection" content="telephone=no" />
      <title>{title === productName ? title : `${title} · ${productName}`}</title>
      <link rel="icon" href={icon} />
      {isSelfContained ? (
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      ) : (
        <link rel="stylesheet" href={styleHref} />
      )}
      {alternates.map((one) => (
        <link rel="alternate" {...one} />
      ))}
      {addresses.map((address) => (
        <script type="module" src={address} />
      ))}
    </head>
  );
}

function Heading({ frame: { title, lead, trail, flash } }: { readonly frame: PageFrame }): VNode {
  return (
    <>
      {flash && <Notice tone={flash.tone} title={flash.text} isStatus />}
      <div class="page-head">
        {trail && trail.length > 0 && (
          <nav aria-label="所在位置">
            <ol class="trail">
              {trail.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {lead !== undefined && <p class="lead">{lead}</p>}
      </div>
    </>
  );
}

function Footer(): VNode {
  return (
    <footer class="footer">
      <div class="footer-inner">
        <a href="/verify">查验报告</a>
        <a href="/price-tables">价格表</a>
        <a href="/docs">开发接口</a>
      </div>
    </footer>
  );
}
