/** `2026-11-02 16:00`, as clocks in China show the instant. */
const clockInChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

export const chinaTime = (instant: string): string => clockInChina.format(new Date(instant));
