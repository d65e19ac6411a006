import type { ComponentChildren, VNode } from 'preact';
import { ButtonLink } from '../http/page/buttons.js';
import { Card } from '../http/page/card.js';

export interface WayWishes {
  readonly title: string;
  readonly href: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A card that says what lies behind a link, and leads there. */
export function Way({ title, href, label, children }: WayWishes): VNode {
  return (
    <Card title={title}>
      <p>{children}</p>
      <div class="actions">
        <ButtonLink look="secondary" href={href}>
          {label}
        </ButtonLink>
      </div>
    </Card>
  );
}
