/**
 * A form marked `data-live` is tried out after every change, and the parts of the page marked `data-live-part` take what
 * the answer shows in their place. The figures are the service's: nothing is computed here.
 */
export {};

const form = document.querySelector<HTMLFormElement>('form[data-live]');
const patience = 250;
const reachable = 'a[href], summary, button, input, select, textarea';

async function tryOut(live: HTMLFormElement, turn: AbortSignal): Promise<void> {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(live)) if (typeof value === 'string') sent.append(name, value);
  sent.set('act', 'trial');
  const answer = await fetch(live.action, {
    method: 'POST',
    body: sent,
    signal: turn,
    headers: { accept: 'text/html' },
  });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live-part]')) {
    const fresh = page.getElementById(part.id);
    if (fresh === null || fresh.innerHTML === part.innerHTML) continue;
    // What somebody has unfolded stays unfolded, and who has gone on to it by keyboard stays there.
    const isUnfolded = part.querySelector('details[open]') !== null;
    const focused = [...part.querySelectorAll(reachable)].findIndex((one) => one === document.activeElement);
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    if (isUnfolded) part.querySelector('details')?.setAttribute('open', '');
    if (focused >= 0) focusOn(part, focused);
  }
}

function focusOn(part: Element, place: number): void {
  const stops = [...part.querySelectorAll<HTMLElement>(reachable)];
  // Where the answer has fewer of them, the last one is nearest.
  (stops[place] ?? stops.at(-1))?.focus({ preventScroll: true });
}

function begin(live: HTMLFormElement): void {
  let turn = new AbortController();
  let timer = 0;
  live.addEventListener('change', () => {
    window.clearTimeout(timer);
    turn.abort();
    turn = new AbortController();
    const { signal } = turn;
    // Without an answer the button still does the same.
    timer = window.setTimeout(() => void tryOut(live, signal).catch(() => undefined), patience);
  });
}

if (form !== null) begin(form);
