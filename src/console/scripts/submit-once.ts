/** A form that is on its way is not sent a second time by a second click. */
export {};

for (const form of document.querySelectorAll('form')) {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  // Back by the browser's own button: the page is taken from its memory, and the form may be sent again.
  window.addEventListener('pageshow', () => (isSent = false));
}
