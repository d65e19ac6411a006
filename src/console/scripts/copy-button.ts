/** A button beside every text marked `data-copy` that puts it on the clipboard. Without a clipboard there is no button. */
export {};

const copied = '已复制';
const label = '复制';

function addButton(source: Element): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary small';
  button.textContent = label;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(source.textContent.trim()).then(() => {
      button.textContent = copied;
      setTimeout(() => (button.textContent = label), 2000);
    });
  });
  source.after(button);
}

// Browsers offer the clipboard over https and on this machine only.
if (window.isSecureContext) document.querySelectorAll('[data-copy]').forEach(addButton);
