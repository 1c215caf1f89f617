/** One fact of the inspector: label, value, copy. Says which kind of nothing it is when there is no value. */
import { DefinitionRow, type DefinitionRowProps } from '@renderer/ui/definition-list/definition-list';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isReported } from '../lib/reported';
import { useInspector } from './context';
import { Copy } from './copy';

export interface FactProps extends Pick<DefinitionRowProps, 'label' | 'glyph' | 'mono' | 'tone'> {
  /** Null or empty when the instance gave none. */
  readonly value: string | number | null | undefined;
  /** In the value's place where it takes more than text; `value` is still what is copied. */
  readonly shown?: ReactNode;
  /** Words for "there is none"; only used when the answer has one of `fields`. */
  readonly none?: string | undefined;
  /** Fields of the answer this comes from. */
  readonly fields?: readonly string[] | undefined;
  readonly copyAlways?: boolean | undefined;
}

export function Fact({ label, value, shown, none, fields = [], copyAlways, ...row }: FactProps) {
  const { t } = useTranslation('servers');
  const { detail } = useInspector();
  if (value === null || value === undefined || value === '') {
    const known = none !== undefined && isReported(detail.raw, fields);
    return <DefinitionRow label={label} value={known ? none : t('absent.notReported')} absent wrap />;
  }
  const text = String(value);
  const action = <Copy what={label} text={text} always={copyAlways} />;
  return <DefinitionRow {...row} label={label} value={shown ?? text} wrap action={action} />;
}
