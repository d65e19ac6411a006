import type { VNode } from 'preact';
import { ButtonLink } from '../http/page/buttons.js';
import { Card } from '../http/page/card.js';
import { Notice } from '../http/page/notice.js';

interface RecoveryCodesWishes {
  readonly codes: readonly string[];
  readonly login: string;
  /** Where to go once they are kept. */
  readonly onwards: string;
}

/** Shown this once: to be printed, the print holds what is needed and nothing else. */
export function RecoveryCodes({ codes, login, onwards }: RecoveryCodesWishes): VNode {
  return (
    <>
      <Notice tone="caution" title="恢复码仅显示这一次">
        <p>手机丢失或者验证器不可用时，用其中一个代替验证码登录。每个只能用一次。请打印或者抄写，与手机分开保管。</p>
      </Notice>
      <Card title={`恢复码（${login}）`}>
        <ol class="codes">
          {codes.map((code) => (
            <li>{code}</li>
          ))}
        </ol>
        <div class="actions">
          <ButtonLink href={onwards}>已经保管好，继续</ButtonLink>
        </div>
      </Card>
    </>
  );
}
