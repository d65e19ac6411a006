/** `/r/{code}/objections`: what was asked and answered, and the form; works without script. Pure. */
import type { VNode } from 'preact';
import { Button } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import { chinaDayOf } from '../../../config/clock.js';
import { Choices, Textarea, TextInput } from '../../../http/page/fields.js';
import type { FormState } from '../../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../../http/page/notice.js';
import { renderPage } from '../../../http/page/render-page.js';
import { dayInChinese } from '../../../reports/content/format.js';
import { reportLead } from '../../report-page/report-lead.js';
import { StatusBox } from '../../report-page/status-box.js';
import type { Registration } from '../../verification-answer.js';
import { BackToReport } from '../../report-page/back-to-report.js';
import type { ObjectionKind } from '../objection.entities.js';
import type { ObjectionAnswerView, ObjectionView, PublicObjection } from '../objection.js';
import { longestContact, longestQuestion } from '../read-objection.js';

export const objectionKindNames: Readonly<Record<ObjectionKind, string>> = { question: '提问', objection: '异议' };

const frameOf = (registration: Registration, title: string) =>
  ({ title, lead: reportLead(registration), layout: 'public', isSelfContained: true }) as const;

export interface ObjectionsView {
  readonly registration: Registration;
  readonly objections: readonly PublicObjection[];
  readonly form: FormState;
}

export function objectionsPage({ registration, objections, form }: ObjectionsView): string {
  return renderPage(
    frameOf(registration, '提问和异议'),
    <>
      <StatusBox standing={registration} />
      <ObjectionForm code={registration.code} form={form} />
      <h2>已经公开的提问和答复</h2>
      {objections.length === 0 ? <Empty title="还没有公开的提问" /> : <PublicObjections objections={objections} />}
      <BackToReport code={registration.code} />
    </>,
  );
}

function ObjectionForm({ code, form }: { readonly code: string; readonly form: FormState }): VNode {
  return (
    <form class="form" method="post" action={`/r/${code}/objections`}>
      <h2>向评估单位提问或者提出异议</h2>
      <p>评估单位看到以后答复。您写的内容先不公开，评估单位答复并隐去个人信息以后才可能公开。</p>
      <FaultList faults={form.faults} />
      <Choices
        {...{ form, name: 'kind', label: '您要', isSingle: true }}
        chosen={[form.values['kind'] ?? '']}
        options={[
          { value: 'question', label: '提问' },
          { value: 'objection', label: '提出异议：认为有的内容不对' },
        ]}
      />
      <Textarea
        {...{ form, name: 'text', label: '内容', rows: 6, maxLength: longestQuestion }}
        hint="对哪一项有疑问，请写报告里的序号。不要写身份证号这样的个人信息。"
      />
      <TextInput
        {...{ form, name: 'contact', label: '联系方式', isOptional: true, maxLength: longestContact }}
        hint="手机号或者邮箱。加密保存，只给评估单位看，从不公开，可以要求删除。"
      />
      <div class="actions">
        <Button>提交</Button>
      </div>
    </form>
  );
}

export const PublicObjections = ({ objections }: Pick<ObjectionsView, 'objections'>): VNode => (
  <>
    {objections.map(({ kind, text, isEdited, at, answers }) => (
      <Card>
        <p class="muted small">
          {objectionKindNames[kind]}，{dayOf(at)}
        </p>
        <Paragraphs text={text} />
        {isEdited && <p class="muted small">（公开前隐去或者改动了部分文字）</p>}
        <Answers answers={answers} />
      </Card>
    ))}
  </>
);

export const Answers = ({ answers }: { readonly answers: readonly ObjectionAnswerView[] }): VNode => (
  <>
    {answers.map(({ text, at }) => (
      <>
        <p>
          <strong>评估单位答复</strong>
          <span class="muted small">（{dayOf(at)}）</span>
        </p>
        <Paragraphs text={text} />
      </>
    ))}
  </>
);

export const Paragraphs = ({ text }: { readonly text: string }): VNode => (
  <>
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
);

const dayOf = (instant: string): string => dayInChinese(chinaDayOf(new Date(instant)));

interface OwnObjectionView {
  readonly registration: Registration;
  readonly objection: ObjectionView;
}

/** For whoever holds the address they were given when they asked. */
export function ownObjectionPage({ registration, objection }: OwnObjectionView): string {
  const { kind, text, at, answers } = objection;
  return renderPage(
    frameOf(registration, `我的${objectionKindNames[kind]}`),
    <>
      {answers.length === 0 ? (
        <Notice tone="good" title="评估单位已经收到">
          <p>还没有答复。请收藏这个页面，以后凭这个地址看答复；这个地址只有您知道，不要发给别人。</p>
        </Notice>
      ) : (
        <Notice tone="good" title="已有答复" />
      )}
      <Card>
        <p class="muted small">{dayOf(at)}提出</p>
        <Paragraphs text={text} />
        <Answers answers={answers} />
      </Card>
      <BackToReport code={registration.code} />
    </>,
  );
}

export function unknownObjectionPage(registration: Registration): string {
  return renderPage(
    frameOf(registration, '没有这条提问'),
    <>
      <Empty title="没有找到这条提问或者异议">
        <p>请核对地址是否完整。</p>
      </Empty>
      <BackToReport code={registration.code} />
    </>,
  );
}
