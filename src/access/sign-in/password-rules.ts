/** What a chosen password must be: long, and not what everybody would try first. No rules on kinds of characters. */
import type { Fault } from '../../http/edge-error.js';

const shortest = 12;
const longest = 200;
const fewestDifferent = 6;
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

const messages = {
  'password-too-short': { zh: '密码太短', en: 'The password is too short' },
  'password-too-long': { zh: '密码太长', en: 'The password is too long' },
  'password-too-simple': { zh: '密码过于简单，容易被猜到', en: 'The password is too easy to guess' },
  'password-names-owner': { zh: '密码不得包含登录名', en: 'The password must not contain the login' },
  'password-unchanged': { zh: '新密码不得与原密码相同', en: 'The new password must differ from the old one' },
} as const;
export type PasswordFaultCode = keyof typeof messages;

export const passwordFault = (code: PasswordFaultCode): Fault => ({
  pointer: '/newPassword',
  code,
  message: messages[code],
  allowed: `${shortest}–${longest} characters, at least ${fewestDifferent} different, no keyboard row, without the login`,
});

export function passwordFaults(password: string, login: string): readonly Fault[] {
  const letters = [...password.normalize('NFC')];
  if (letters.length < shortest) return [passwordFault('password-too-short')];
  if (letters.length > longest) return [passwordFault('password-too-long')];
  const plain = password.toLowerCase();
  const name = login.replace(/@.*$/, '').toLowerCase();
  const faults: PasswordFaultCode[] = [];
  if (new Set(plain).size < fewestDifferent || isMadeOfRuns(plain)) faults.push('password-too-simple');
  if (name.length >= 3 && plain.includes(name)) faults.push('password-names-owner');
  return faults.map(passwordFault);
}

/** Nothing left but a few characters when rows of the keyboard, the alphabet and the digits are taken out. */
function isMadeOfRuns(plain: string): boolean {
  let rest = plain;
  for (const run of runs) {
    for (let length = run.length; length >= 4; length -= 1) {
      for (let start = 0; start + length <= run.length; start += 1) {
        rest = rest.replaceAll(run.slice(start, start + length), '');
      }
    }
  }
  return rest.length < 4;
}
