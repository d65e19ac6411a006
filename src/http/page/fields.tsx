/** Fields of forms: label, hint, fault and control, tied together for readers' software. */
import type { ComponentChildren, VNode } from 'preact';
import type { FormState } from './form-state.js';

interface FieldWishes {
  readonly form: FormState;
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly isOptional?: boolean;
}

interface FieldParts extends FieldWishes {
  readonly children: ComponentChildren;
}

const faultsAt = ({ faults }: FormState, name: string): readonly string[] =>
  faults.all.filter((fault) => fault.name === name).map(({ text }) => text);

interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

/** What ties a control to its label, hint and faults. */
export function controlAttributes({ form, name, hint }: Omit<FieldWishes, 'label'>): ControlAttributes {
  const isFaulty = faultsAt(form, name).length > 0;
  const described = [hint === undefined ? '' : `${name}-hint`, isFaulty ? `${name}-fault` : ''].filter(Boolean);
  return {
    id: name,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': isFaulty ? 'true' : undefined,
  };
}

/** Label, hint, the control itself, faults. */
export function Field({ form, name, label, hint, isOptional, children }: FieldParts): VNode {
  return (
    <div class="field">
      <label for={name}>
        {label}
        {isOptional && <span class="optional">（可不填）</span>}
      </label>
      <Hint name={name} hint={hint} />
      {children}
      <FieldFaults form={form} name={name} />
    </div>
  );
}

function Hint({ name, hint }: { readonly name: string; readonly hint: ComponentChildren }): VNode | null {
  return hint === undefined ? null : (
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
  );
}

function FieldFaults({ form, name }: Pick<FieldWishes, 'form' | 'name'>): VNode | null {
  const faults = faultsAt(form, name);
  if (faults.length === 0) return null;
  return (
    <div id={`${name}-fault`}>
      {faults.map((text) => (
        <p class="fault">{text}</p>
      ))}
    </div>
  );
}

interface TextInputWishes extends FieldWishes {
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'date' | 'search' | 'datetime-local';
  /** `figure`: numbers, right-aligned; `code`: keys and codes in a fixed-width type. */
  readonly look?: 'figure' | 'code';
  readonly autocomplete?:
    'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'email' | 'name' | 'organization';
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'url';
  readonly maxLength?: number;
  readonly isFixed?: boolean;
}

export function TextInput(wishes: TextInputWishes): VNode {
  const { form, name, look = '', autocomplete = 'off', inputMode, maxLength, isFixed } = wishes;
  return (
    <Field {...wishes}>
      <input
        {...controlAttributes(wishes)}
        class={`input ${look}`.trim()}
        type={typeOf(wishes)}
        name={name}
        value={form.values[name] ?? ''}
        autocomplete={autocomplete}
        inputMode={inputMode}
        maxLength={maxLength}
        readonly={isFixed}
      />
    </Field>
  );
}

/** Preact's types want one literal type per element; these are all alike. */
const typeOf = ({ type = 'text' }: TextInputWishes): 'text' => type as 'text';

export function Textarea(wishes: FieldWishes & { readonly rows?: number; readonly maxLength?: number }): VNode {
  const { form, name, rows = 4, maxLength } = wishes;
  return (
    <Field {...wishes}>
      <textarea {...controlAttributes(wishes)} class="input" name={name} rows={rows} maxLength={maxLength}>
        {form.values[name] ?? ''}
      </textarea>
    </Field>
  );
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export function Select(wishes: FieldWishes & { readonly options: readonly SelectOption[] }): VNode {
  const { form, name, options } = wishes;
  return (
    <Field {...wishes}>
      <select {...controlAttributes(wishes)} class="input" name={name}>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === form.values[name]}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function FileInput(wishes: FieldWishes & { readonly accept: string }): VNode {
  const { name, accept } = wishes;
  return (
    <Field {...wishes}>
      <input {...controlAttributes(wishes)} class="input" type="file" name={name} accept={accept} />
    </Field>
  );
}

interface ChoicesWishes extends FieldWishes {
  readonly options: readonly (SelectOption & { readonly hint?: string })[];
  readonly chosen: readonly string[];
  /** One of them, or any number. */
  readonly isSingle?: boolean;
}

/** Boxes to tick, or one of several. Read with `FormBody.all(name)`. */
export function Choices(wishes: ChoicesWishes): VNode {
  const { form, name, label, hint, options, chosen, isSingle } = wishes;
  return (
    <fieldset class="field" id={name} aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
      <legend>{label}</legend>
      <Hint name={name} hint={hint} />
      {options.map((option) => (
        <label class="choice">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
      <FieldFaults form={form} name={name} />
    </fieldset>
  );
}

/** Tells the browser's store of passwords whose password is typed in this form. */
export function WhosePassword({ login }: { readonly login: string }): VNode {
  return <input type="text" name="username" value={login} autocomplete="username" readonly hidden />;
}

/** Values that travel with a form unseen. */
export function Hidden({ values }: { readonly values: Readonly<Record<string, string | number>> }): VNode {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
