/** Text for a workbook's XML; what XML cannot hold is written as spreadsheet programs write it, `_x000D_`. */
export function escapeControls(text: string): string {
  const escaped = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 has no way to write
  return escaped.replace(/[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]/g, (one) => {
    return `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

export const xmlText = (text: string): string =>
  escapeControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
