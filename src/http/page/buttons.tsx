import type { ComponentChildren, VNode } from 'preact';
import { FaultList } from './notice.js';
import { Hidden, Textarea } from './fields.js';
import { freshForm, type FormState } from './form-state.js';

export type ButtonLook = 'primary' | 'secondary' | 'danger';

interface ButtonWishes {
  readonly children: ComponentChildren;
  readonly look?: ButtonLook;
  readonly isSmall?: boolean;
  /** Sent with the form when this button was pressed: which of several acts is meant. */
  readonly name?: string;
  readonly value?: string;
}

const classes = ({ look = 'primary', isSmall }: Pick<ButtonWishes, 'look' | 'isSmall'>): string =>
  ['button', look === 'primary' ? '' : look, isSmall ? 'small' : ''].filter(Boolean).join(' ');

/** Sends the form it stands in. */
export function Button({ children, name, value, ...look }: ButtonWishes): VNode {
  return (
    <button type="submit" class={classes(look)} name={name} value={value}>
      {children}
    </button>
  );
}

interface ButtonLinkWishes extends Omit<ButtonWishes, 'name' | 'value'> {
  readonly href: string;
  /** Saved as a file rather than shown. */
  readonly isDownload?: boolean;
}

/** Leads somewhere; changes nothing. */
export function ButtonLink({ href, children, isDownload, ...look }: ButtonLinkWishes): VNode {
  return (
    <a class={classes(look)} href={href} download={isDownload}>
      {children}
    </a>
  );
}

interface PostButtonWishes extends ButtonWishes {
  readonly action: string;
  readonly fields?: Readonly<Record<string, string | number>>;
}

/** One act in one button: a form with nothing to fill in. */
export function PostButton({ action, fields = {}, ...button }: PostButtonWishes): VNode {
  return (
    <form class="inline" method="post" action={action}>
      <Hidden values={fields} />
      <Button {...button} />
    </form>
  );
}

interface ConfirmFormWishes {
  readonly action: string;
  /** What is about to happen, as the words on the button: 批准, 撤回此版本. */
  readonly label: string;
  /** The version the person looked at; sent as `version`. */
  readonly version?: number | string;
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly look?: ButtonLook;
  readonly form?: FormState;
  /** Label of the field `reason`; without it no reason is asked for. */
  readonly reason?: string;
  readonly reasonHint?: string;
  readonly isReasonOptional?: boolean;
  readonly children?: ComponentChildren;
}

/** An act that wants a second look: what it does, the reason, the version it is based on. */
export function ConfirmForm(wishes: ConfirmFormWishes): VNode {
  const { action, label, version, fields = {}, look, form = freshForm(), reason, children } = wishes;
  return (
    <form class="form" method="post" action={action}>
      <FaultList faults={form.faults} />
      {children}
      <Hidden values={version === undefined ? fields : { ...fields, version }} />
      {reason !== undefined && (
        <Textarea
          form={form}
          name="reason"
          label={reason}
          hint={wishes.reasonHint}
          isOptional={wishes.isReasonOptional}
          rows={3}
          maxLength={2000}
        />
      )}
      <div class="actions">
        <Button look={look}>{label}</Button>
      </div>
    </form>
  );
}
