const digits = '零壹贰叁肆伍陆柒捌玖';

/** Whole yuan in Chinese capitals, group by group of four digits. */
export function wholeYuanInCapitals(text: string): string {
  const match = /^(-?)(\d+)(?:\.0+)?$/.exec(text);
  if (!match) throw new Error(`Not a whole number of yuan: ${text}`);
  const [, sign = '', whole = ''] = match;
  const amount = BigInt(whole);
  const body = amount === 0n ? '零' : groups(amount);
  return `人民币${sign === '-' ? '负' : ''}${body}元整`;
}

/** 亿 counts everything above eight digits, so 10^12 is 壹万亿. */
function groups(amount: bigint): string {
  const [hundredMillions, rest] = [amount / 100_000_000n, amount % 100_000_000n];
  if (hundredMillions > 0n) {
    return `${groups(hundredMillions)}亿${joined(rest, 8)}`;
  }
  const [tenThousands, below] = [rest / 10_000n, rest % 10_000n];
  return tenThousands > 0n ? `${four(tenThousands)}万${joined(below, 4)}` : four(below);
}

/** What stands below a group that is not empty: 零 first, when its own first place is empty. */
function joined(rest: bigint, places: number): string {
  if (rest === 0n) return '';
  return `${rest.toString().length < places ? '零' : ''}${groups(rest)}`;
}

function four(amount: bigint): string {
  const text = amount.toString();
  let result = '';
  let gap = false;
  for (let place = 0; place < text.length; place++) {
    const digit = Number(text[place]);
    if (digit === 0) {
      gap = true;
      continue;
    }
    result += `${gap ? '零' : ''}${digits[digit]}${['', '拾', '佰', '仟'][text.length - 1 - place]}`;
    gap = false;
  }
  return result;
}
