/** axe-core in the page itself: what it finds wrong, in one line each. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface AxeNode {
  readonly target: readonly unknown[];
  readonly failureSummary?: string;
}
interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly AxeNode[];
}

/** Every violation of every rule of axe on the page as it stands. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<readonly AxeViolation[]>(
    'axe.run(document).then((found) => found.violations)',
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${page.url()} ${id} (${help}) at ${target.join(' ')}: ${failureSummary}`,
    ),
  );
}
