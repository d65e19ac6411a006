/** What became known about prices as feeds: JSON Feed 1.1 and Atom. Pure: the same publications, the same bytes. */
import { Feed } from 'feed';
import type { Publication } from '../../price-tables/publication-log.js';
import type { PublishedEdition } from '../../price-tables/price-table-file.js';
import { editionPath, feedPath, tablesPath } from './price-links.js';
import { minuteOf } from '../../http/page/china-time.js';
import { statusWords } from './table-words.js';

export interface FeedEntry {
  readonly publication: Publication;
  readonly published: PublishedEdition;
}

const feedTitle = '电梯残余价值评估 · 价格表公布动态';
const description = '价格表的公布、更正与撤回，按公布时间排列。';
const actWords = { published: '公布', corrected: '更正', withdrawn: '撤回' } as const;

interface Item {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly at: Date;
  readonly tags: readonly string[];
  readonly author: string;
}

/** Newest first. `publicUrl` has no slash at its end. */
export function jsonFeed(entries: readonly FeedEntry[], publicUrl: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle,
    home_page_url: publicUrl + tablesPath(),
    feed_url: publicUrl + feedPath.json,
    description,
    language: 'zh-CN',
    items: entries.map((entry) => {
      const { id, url, title, text, at, tags, author } = itemOf(entry, publicUrl);
      const date_published = at.toISOString();
      return { id, url, title, content_text: text, date_published, authors: [{ name: author }], tags };
    }),
  });
}

export function atomFeed(entries: readonly FeedEntry[], publicUrl: string): string {
  const items = entries.map((entry) => itemOf(entry, publicUrl));
  const feed = new Feed({
    id: publicUrl + feedPath.atom,
    title: xmlText(feedTitle),
    description: xmlText(description),
    link: publicUrl + tablesPath(),
    feed: publicUrl + feedPath.atom,
    language: 'zh-CN',
    // An empty feed has not changed since ever: the package would put the present moment.
    updated: items[0]?.at ?? new Date(0),
    generator: false,
    author: { name: xmlText('电梯残余价值评估') },
  });
  for (const { id, url, title, text, at, tags, author } of items) {
    feed.addItem({
      ...{ id, link: url, date: at, published: at },
      // The package declares titles and summaries to be HTML, so they are escaped as HTML.
      ...{ title: htmlText(title), description: htmlText(text) },
      author: [{ name: xmlText(author) }],
      category: tags.map((tag) => ({ name: attributeText(tag), term: attributeText(tag) })),
    });
  }
  return feed.atom1();
}

function itemOf({ publication, published }: FeedEntry, publicUrl: string): Item {
  const { act, at, reason, editionId, corrects } = publication;
  const { edition } = published;
  const status = statusWords[edition.status];
  const lines = [
    `${edition.title}，自 ${edition.validFrom} 起的价格，于 ${minuteOf(at)}（北京时间）${actWords[act]}。`,
    ...(corrects === null ? [] : [`更正的版本：${corrects}。`]),
    ...(reason === null ? [] : [`原因：${reason}`]),
    ...(edition.status === 'demonstration' ? ['演示价格，不是市场报价，不得用于正式评估。'] : []),
  ];
  return {
    // RFC 4151: names the act for ever, wherever the service moves.
    id: `tag:${new URL(publicUrl).hostname},2026:price-tables/${editionId}/${act}`,
    url: publicUrl + editionPath(editionId),
    title: `【${status}】${actWords[act]}：${edition.title}（${edition.validFrom} 起）`,
    text: lines.join('\n'),
    at: new Date(at),
    tags: [actWords[act], status],
    author: edition.publisher,
  };
}

/** Without what XML 1.0 cannot carry (control characters, lone surrogates); the package escapes the rest. */
const xmlText = (text: string): string => text.replace(/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/gu, '');

const htmlText = (text: string): string =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** The package escapes ampersands and quotes of attributes, not angle brackets. */
const attributeText = (text: string): string => xmlText(text).replaceAll('<', '‹').replaceAll('>', '›');
