/**
 * A block marked `data-batch-events` follows the progress of its batch (server-sent events): whenever the service tells of
 * some, the parts marked `data-batch-part` take what the page shows by then. The figures are the service's.
 */
export {};

const block = document.querySelector<HTMLElement>('[data-batch-events]');
/** A page is asked for no more often, however fast the batch goes. */
const restMs = 2_000;

async function renew(): Promise<void> {
  const answer = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-batch-part]')) {
    const fresh = page.getElementById(part.id);
    if (fresh === null || fresh.innerHTML === part.innerHTML) continue;
    // Whoever stands on a button by keyboard stays on it; it changes once they have gone on.
    if (part.contains(document.activeElement)) continue;
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  }
}

function follow(address: string): void {
  const events = new EventSource(address);
  let isAsking = false;
  let isAskedAgain = false;
  const ask = (): void => {
    isAskedAgain = isAsking;
    if (isAsking) return;
    isAsking = true;
    void renew()
      .catch(() => undefined)
      .finally(() => {
        window.setTimeout(() => {
          isAsking = false;
          if (isAskedAgain) ask();
        }, restMs);
      });
  };
  events.addEventListener('progress', ask);
  events.addEventListener('end', () => {
    events.close();
    ask();
  });
}

const address = block?.dataset['batchEvents'];
if (address !== undefined) follow(address);
