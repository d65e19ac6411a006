/** What a person in front of a browser sees when a door refuses: what happened, and what to do now. */
import type { ComponentChildren, VNode } from 'preact';
import type { Problem } from '../problem.js';
import { ButtonLink } from './buttons.js';
import { Notice } from './notice.js';
import { renderPage } from './render-page.js';

interface ErrorPageWishes {
  readonly problem: Problem;
  /** The page with the form, or the page itself; null when it is not known. */
  readonly back: string | null;
  readonly isForm: boolean;
  readonly requestId: string;
}

export function errorPage(wishes: ErrorPageWishes): string {
  const { status } = wishes.problem;
  const { title, tone } = headOf(wishes);
  return renderPage(
    { title, isPlain: true },
    <>
      <Notice tone={tone}>
        <Explanation {...wishes} />
      </Notice>
      <Ways {...wishes} />
      {status >= 500 && <p class="muted small">请求编号：{wishes.requestId}</p>}
    </>,
  );
}

function headOf({ problem }: ErrorPageWishes): { title: string; tone: 'caution' | 'warning' } {
  if (problem.status === 404) return { title: notFoundTitles[problem.code] ?? '没有这个页面', tone: 'caution' };
  if (problem.status === 401) return { title: '登录已失效', tone: 'caution' };
  if (problem.status === 412) return { title: '内容已被别人改动', tone: 'caution' };
  return { title: problem.title, tone: 'warning' };
}

const notFoundTitles: Readonly<Record<string, string>> = { 'asset-not-found': '没有这个文件' };

function Explanation({ problem, isForm }: ErrorPageWishes): VNode {
  const { status, detail, faults = [], title } = problem;
  return (
    <>
      {status === 404 && <p>地址可能写错了，或者内容不对您开放。</p>}
      {status === 401 && <p>请在新窗口中重新登录，再回到刚才的页面重新提交，填写的内容不会丢失。</p>}
      {status === 412 && <p>您打开页面以后，别人（或者您在另一个窗口）已经改动了它。请重新打开，核对后再提交。</p>}
      {![401, 404, 412].includes(status) && <p>{detail ?? (isForm ? '没有作任何改动。' : title)}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ message, allowed }) => (
            <li>
              {message}
              {allowed !== undefined && <span class="muted">（允许：{allowed}）</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Ways({ problem: { status }, back, isForm }: ErrorPageWishes): VNode {
  return (
    <div class="actions">
      {status === 401 && <NewWindow href="/sign-in">在新窗口登录</NewWindow>}
      {isForm && back !== null && <ButtonLink href={back}>{status === 412 ? '重新打开' : '返回'}</ButtonLink>}
      <ButtonLink look="secondary" href="/">
        回到首页
      </ButtonLink>
    </div>
  );
}

function NewWindow({ href, children }: { readonly href: string; readonly children: ComponentChildren }): VNode {
  return (
    <a class="button" href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}
