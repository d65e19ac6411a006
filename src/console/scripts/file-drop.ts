/** A file may be dropped anywhere on a block marked `data-drop`; its value names the field for the file. */
export {};

function takeDrops(block: HTMLElement): void {
  const input = block.querySelector<HTMLInputElement>(`input[type=file][name="${block.dataset['drop'] ?? ''}"]`);
  if (!input) return;
  const show = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    block.classList.toggle('over', isOver);
  };
  block.addEventListener('dragover', show(true));
  block.addEventListener('dragleave', show(false));
  block.addEventListener('drop', (event) => {
    show(false)(event);
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    input.files = files;
    input.form?.requestSubmit();
  });
}

document.querySelectorAll<HTMLElement>('[data-drop]').forEach(takeDrops);
