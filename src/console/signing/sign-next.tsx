import type { VNode } from 'preact';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { FileInput, Hidden } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import type { ReportSignatureRequest } from '../../reports/signatures/signing.entities.js';
import { reportHref } from '../valuation/links.js';
import type { ReportScene } from './signing-scenes.js';

interface SignNextWishes {
  readonly scene: ReportScene;
  readonly form: FormState;
}

/** How the appraiser whose turn it is signs on a device of their own: no key ever comes here. */
export function SignNext({ scene, form }: SignNextWishes): VNode | null {
  const { slots, may, request, valuation, appraisalId } = scene;
  const next = slots.find(({ state, slot }) => state === 'open' && slot !== 'seal');
  if (next === undefined) return null;
  const place = `signatures/${next.slot}`;
  const action = reportHref(valuation.opened.assignment.id, place);
  const documents = `/v1/appraisals/${appraisalId ?? ''}/report/${place}/requests`;
  return (
    <Card title={`轮到 ${next.name} 签名`}>
      {!may.sign ? (
        <p class="muted">由评估人员本人登录后签名。</p>
      ) : request === null ? (
        <>
          <p>签名在您自己的设备上完成，密钥不离开您的设备。先由本服务准备好待签的文件和签名请求。</p>
          <PostButton action={`${action}/preparation`}>准备签名</PostButton>
        </>
      ) : (
        <>
          <Instructions request={request} action={action} documents={documents} />
          <UploadSignature request={request} action={action} form={form} />
          <PostButton look="secondary" action={`${action}/preparation`}>
            重新准备
          </PostButton>
        </>
      )}
    </Card>
  );
}

interface RequestWishes {
  readonly request: ReportSignatureRequest;
  /** Where the slot's forms are sent. */
  readonly action: string;
}

function Instructions({ request, action, documents }: RequestWishes & { readonly documents: string }): VNode {
  return (
    <>
      <p>签名请求已于 {minuteOf(request.at)} 准备好：</p>
      <ol>
        <li>
          下载待签文件和签名请求。
          <div class="actions">
            <ButtonLink look="secondary" isSmall isDownload href={`${documents}/${request.id}/document`}>
              待签文件（PDF）
            </ButtonLink>
            <ButtonLink look="secondary" isSmall isDownload href={`${action}/requests/${request.id}`}>
              签名请求（JSON）
            </ButtonLink>
          </div>
        </li>
        <li>
          在自己的设备上签名，命令会先核对文件与请求一致：
          <code class="command">
            lift-appraisal sign 待签文件.pdf --request 签名请求.json --p12 我的证书.p12 --out 签名.cms
          </code>
        </li>
        <li>上传命令写出的文件。</li>
      </ol>
    </>
  );
}

function UploadSignature({ request, action, form }: RequestWishes & { readonly form: FormState }): VNode {
  return (
    <form class="form" method="post" action={action} encType="multipart/form-data">
      <Hidden values={{ requestId: request.id }} />
      <FileInput
        form={form}
        name="cms"
        label="签名文件"
        accept=".cms,.p7s,.b64,.txt"
        hint="命令写出的 .cms 文件，或其 Base64 文本。"
      />
      <div class="actions">
        <Button>提交签名</Button>
      </div>
    </form>
  );
}
