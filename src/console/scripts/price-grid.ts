/** The grid of prices: a block copied from a spreadsheet fills the cells to the right and below; more empty rows. */
export {};

type Cell = HTMLInputElement | HTMLSelectElement;

const grid = document.querySelector<HTMLTableElement>('[data-grid]');
const rowsAdded = 10;

function cellsOf(row: Element): readonly Cell[] {
  return [...row.querySelectorAll<Cell>('input:not([type="checkbox"]), select')];
}

const rowsOf = (table: HTMLTableElement): readonly HTMLTableRowElement[] => [...(table.tBodies[0]?.rows ?? [])];

/** Tabs between cells, line breaks between rows; a cell in quotes may hold both. */
function blockOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/y;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) break;
    const [, quoted, plain = '', end = ''] = match;
    rows[rows.length - 1]?.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end !== '\t' && pattern.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

/** A choice is filled in by its code or by the word it shows; figures lose the separators of thousands. */
function fill(cell: Cell, text: string): void {
  if (cell instanceof HTMLSelectElement) {
    const option = [...cell.options].find(({ value, label }) => value === text || label.trim() === text);
    if (option !== undefined) cell.value = option.value;
    return;
  }
  cell.value = cell.classList.contains('figure') ? text.replace(/[,，\s]/g, '') : text;
}

function addRows(table: HTMLTableElement, count: number): void {
  const last = rowsOf(table).at(-1);
  if (last === undefined) return;
  const first = Number(last.dataset['row']) + 1;
  for (let number = first; number < first + count; number += 1) {
    const row = last.cloneNode(true) as HTMLTableRowElement;
    row.dataset['row'] = String(number);
    row.classList.remove('faulty');
    row.querySelectorAll('.fault, .row-name').forEach((part) => part.remove());
    for (const cell of cellsOf(row)) {
      cell.name = cell.name.replace(/^rows\.\d+\./, `rows.${number}.`);
      cell.id = cell.name;
      cell.value = '';
      cell.removeAttribute('aria-invalid');
      cell.removeAttribute('aria-describedby');
      const label = cell.getAttribute('aria-label') ?? '';
      cell.setAttribute('aria-label', label.replace(/\d+/, String(number + 1)));
    }
    table.tBodies[0]?.append(row);
  }
}

function paste(table: HTMLTableElement, start: Cell, text: string): void {
  const block = blockOf(text);
  const at = start.closest('tr');
  if (at === null) return;
  const top = rowsOf(table).indexOf(at);
  const left = cellsOf(at).indexOf(start);
  const missing = top + block.length - rowsOf(table).length;
  // Rows can be added only where the last ones are empty places for new rows.
  if (missing > 0 && document.querySelector('[data-add-row]') !== null) addRows(table, missing);
  const rows = rowsOf(table);
  block.forEach((texts, down) => {
    const row = rows[top + down];
    if (row === undefined) return;
    const cells = cellsOf(row);
    texts.forEach((one, across) => {
      const cell = cells[left + across];
      if (cell !== undefined) fill(cell, one);
    });
  });
  start.dispatchEvent(new Event('input', { bubbles: true }));
}

function begin(table: HTMLTableElement): void {
  document.querySelectorAll<HTMLElement>('[data-with-script], [data-add-row]').forEach((part) => (part.hidden = false));
  document.querySelector('[data-add-row]')?.addEventListener('click', () => addRows(table, rowsAdded));
  table.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const start = event.target;
    const isCell = start instanceof HTMLInputElement || start instanceof HTMLSelectElement;
    if (!isCell || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    paste(table, start, text.trimEnd());
  });
}

if (grid !== null) begin(grid);
