/** A box above every table or list marked `data-filter` that narrows its rows to those with the words typed. */
export {};

function addFilter(block: HTMLElement, index: number): void {
  const rows = [...block.querySelectorAll<HTMLElement>('tbody tr, [data-row]')];
  if (rows.length < 6) return;
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const label = document.createElement('label');
  const input = document.createElement('input');
  const count = document.createElement('span');
  label.className = 'table-filter';
  label.append(block.dataset['filter'] ?? '', input, count);
  input.type = 'search';
  input.className = 'input';
  input.id = `table-filter-${index}`;
  count.className = 'muted small';
  count.setAttribute('role', 'status');
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = rows.filter((row, at) => {
      row.hidden = !words.every((word) => texts[at]?.includes(word));
      return !row.hidden;
    });
    count.textContent = words.length === 0 ? '' : `${shown.length} / ${rows.length}`;
  });
  block.querySelector('.table-frame, [data-row]')?.before(label);
}

document.querySelectorAll<HTMLElement>('[data-filter]').forEach(addFilter);
