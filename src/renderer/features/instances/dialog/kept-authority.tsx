/** In the edit dialog: the authority that vouches for this datacenter, and taking it away. */
import type { Authority } from '@contract/types/certificate';
import { ButtonLink } from '@renderer/ui/button-link/button-link';
import { useTranslation } from 'react-i18next';
import { AuthorityFacts } from './authority-panel';
import styles from './dialog.module.css';
import type { DatacenterForm } from './use-datacenter-form';

export interface KeptAuthorityProps {
  readonly form: DatacenterForm;
  readonly authority: Authority;
}

/** It goes when the dialog is saved, not before. */
export function KeptAuthority({ form, authority }: KeptAuthorityProps) {
  const { t } = useTranslation('instances');
  const goes = form.values.dropAuthority;
  return (
    <section className={styles.keptAuthority} aria-label={t('authority.file')}>
      <div className={styles.keptAuthorityHead}>
        <p className={styles.label}>{t('authority.file')}</p>
        <ButtonLink onClick={() => form.set('dropAuthority', !goes)}>
          {t(goes ? 'authority.keep' : 'authority.remove')}
        </ButtonLink>
      </div>
      {goes ? <p className={styles.moved}>{t('authority.goes')}</p> : <AuthorityFacts authority={authority} />}
    </section>
  );
}
