/** The frame of every public page: one HTML document that needs no script, no font and no other request. */
import { createHash } from 'node:crypto';

const style = `
:root{color-scheme:light;--ink:#1b2430;--grey:#5a6572;--line:#d5dbe1;--cash:#0b4f6c;--avoided:#a85a10;--warn:#9b1c1c;--paper:#fff;--back:#f3f6f8}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:18px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.35;margin:.5rem 0 .25rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
p{margin:.5rem 0}
.firm{color:var(--grey);margin:0}
.status{border-left:.4rem solid var(--cash);background:var(--paper);padding:.75rem 1rem;margin:1rem 0;border-radius:.3rem}
.status strong{font-size:1.2rem}
.status.warn{border-color:var(--warn)}
.values{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem;margin:1rem 0}
.value{background:var(--paper);border-top:.4rem solid var(--cash);padding:1rem;border-radius:.3rem}
.value.avoided{border-color:var(--avoided)}
.value h3{margin:0;font-size:1.1rem}
.amount{font-size:1.9rem;font-weight:700;color:var(--cash);font-variant-numeric:tabular-nums;margin:.25rem 0;overflow-wrap:anywhere}
.avoided .amount{color:var(--avoided)}
.note{color:var(--grey);font-size:1rem}
dl{background:var(--paper);border-radius:.3rem;margin:0;padding:.25rem 1rem}
dl div{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dl div:last-child{border:0}
dt{flex:0 0 8rem;color:var(--grey)}
dd{flex:1 1 12rem;margin:0;overflow-wrap:anywhere}
svg{width:100%;max-width:32rem;height:auto;background:var(--paper);border-radius:.3rem}
a{color:var(--cash)}
.button{display:inline-block;background:var(--cash);color:#fff;text-decoration:none;padding:.75rem 1.25rem;border-radius:.3rem;min-height:44px}
code{font-size:.9rem;overflow-wrap:anywhere}
@media print{body{background:#fff}.button{display:none}}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Only this one style may be applied and nothing may be loaded or run. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe as it stands. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = string | number | Html | readonly Html[] | null;

/** Template tag: whatever is put in is text and escaped, unless it is Html already. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    pieces.map((piece, index) => piece + (index < parts.length ? markupOf(parts[index] ?? null) : '')).join(''),
  );
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map((one) => one.markup).join('\n');
  return String(part).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

export function page(title: string, body: Html): string {
  const document = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
  // The word joiner between amount and unit would break searching and copying.
  return document.markup.replaceAll('\u2060', '');
}
