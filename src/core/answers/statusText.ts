import * as l10n from '@vscode/l10n';

/** What the status bar can show, by its name in the setting. */
export const statusFields = [
  'today',
  'session',
  'workspace',
  'week',
  'month',
  'block',
  'blockLeft',
  'context',
] as const;
export type StatusField = (typeof statusFields)[number];

/** Each field's value now; empty where there is none. */
export type StatusValues = Readonly<Record<StatusField, string>>;

/** A field and what it is called and shows now: what a person chooses from. */
export interface StatusChoice {
  readonly field: StatusField;
  readonly label: string;
  readonly value: string;
}

export const usualStatusText = '{today}';

export function statusChoices(values: StatusValues): readonly StatusChoice[] {
  const labels: Readonly<Record<StatusField, string>> = {
    today: l10n.t('Today'),
    session: l10n.t('This session'),
    workspace: l10n.t('This workspace'),
    week: l10n.t('This week'),
    month: l10n.t('This month'),
    block: l10n.t('Active 5-hour block'),
    blockLeft: l10n.t('Time left in the block'),
    context: l10n.t('Context of this session'),
  };
  return statusFields.map((field) => ({ field, label: labels[field], value: values[field] }));
}

/**
 * The setting's text with each `{field}` replaced. A field without a value goes together with what stands before it, or, at the
 * beginning, behind it; braces around anything else stay as they are. Today's cost where nothing would be left.
 */
export function statusText(template: string, values: StatusValues): string {
  const fields = Array.from(template.matchAll(fieldPattern), ({ 0: whole, 1: name, index }) => ({
    value: values[name as StatusField],
    from: index,
    to: index + whole.length,
  }));
  const shown = fields.filter(({ value }) => value !== '');
  if (shown.length === 0) return values.today;
  const pieces = shown.map((field, i) => {
    const before = i === 0 ? fields[0] : field;
    const previous = fields.findLast(({ to }) => to <= before!.from);
    return `${template.slice(previous?.to ?? 0, before!.from)}${field.value}`;
  });
  const tail = fields.at(-1)!.value === '' ? '' : template.slice(fields.at(-1)!.to);
  return pieces.join('') + tail;
}

const fieldPattern = new RegExp(`\\{(${statusFields.join('|')})\\}`, 'g');

/** Which fields a template names: some take work to find out. */
export const fieldsOf = (template: string): ReadonlySet<StatusField> =>
  new Set(statusFields.filter((field) => template.includes(`{${field}}`)));
