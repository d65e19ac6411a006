import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { html, page, pagePolicy } from './page-frame.js';

describe('a public page', () => {
  it('escapes everything that comes from outside', () => {
    const hostile = `<script>alert("1")</script> & 'x'`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
    );
  });

  it('allows its own style and nothing else', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(page('x', html``))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(pagePolicy).toContain(`style-src 'sha256-${hash}'`);
    expect(pagePolicy).toContain("default-src 'none'");
  });
});
