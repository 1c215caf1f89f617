/** How long the copy of a datacenter is kept without a sync, and whether it connects as the program starts. */
import type { Authority } from '@contract/types/certificate';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { Field } from '@renderer/ui/field/field';
import { Select } from '@renderer/ui/select/select';
import { TextField } from '@renderer/ui/text-field/text-field';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import { LIFETIMES } from './form-rules';
import { KeptAuthority } from './kept-authority';
import type { DatacenterForm } from './use-datacenter-form';

export interface KeptFieldsProps {
  readonly form: DatacenterForm;
  readonly authority: Authority | null;
}

export function KeptFields({ form, authority }: KeptFieldsProps) {
  const { t } = useTranslation('copies');
  const { lifetime, hours, pinned } = form.values;
  return (
    <>
      <div className={styles.keptRow}>
        <Field label={t('lifetime.label')} hint={t('lifetime.hint')}>
          <Select
            options={LIFETIMES.map((value) => ({ value, label: t(`lifetime.${value}`) }))}
            value={lifetime}
            onChange={(next) => form.set('lifetime', next)}
          />
        </Field>
        {lifetime === 'custom' ? (
          <Field label={t('lifetime.hours')} error={form.errors.hours}>
            <TextField
              inputMode="numeric"
              maxLength={3}
              value={hours}
              onChange={(event) => form.set('hours', event.target.value)}
            />
          </Field>
        ) : null}
      </div>
      <Checkbox
        label={t('pinned')}
        description={t('pinnedText')}
        checked={pinned}
        onCheckedChange={(next) => form.set('pinned', next)}
      />
      {authority ? <KeptAuthority form={form} authority={authority} /> : null}
    </>
  );
}
