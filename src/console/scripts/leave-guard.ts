/** Asks before somebody leaves a form marked `data-guard` in which something was changed and not sent. */
export {};

let isChanged = false;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  // A refused form comes back with what was typed: it is unsent from the start.
  if (form.querySelector('[aria-invalid="true"]')) isChanged = true;
  form.addEventListener('input', () => (isChanged = true));
  form.addEventListener('submit', () => (isChanged = false));
}

window.addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault();
});
