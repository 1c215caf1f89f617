/** The first start: one address to begin with, or the demo; and an honest table of what is kept where. */
import type { AppStatus, Preferences } from '@contract/types/app';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { Field } from '@renderer/ui/field/field';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { Select } from '@renderer/ui/select/select';
import { TextField } from '@renderer/ui/text-field/text-field';
import { FileText, FlaskConical, KeyRound, LockKeyhole, Package, ScrollText, Shield } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProfileCard, type ProfileCardProps } from '../profile/profile-card';
import { LANGUAGES, THEMES } from '../rail/settings-menu';
import type { InstancesState } from '../store';
import { ColdAisle } from './cold-aisle';
import styles from './first-run.module.css';

export interface FirstRunProps {
  readonly status: AppStatus;
  readonly demo: InstancesState['demo'];
  readonly onContinue: (address: string) => void;
  readonly onDemo: () => void;
  readonly onCheckKeychain: () => void;
  readonly onSetPassphrase: () => void;
  readonly profile: ProfileCardProps;
}

export function FirstRun(props: FirstRunProps) {
  const { status, demo, onContinue, onDemo, onCheckKeychain, onSetPassphrase, profile } = props;
  const { t } = useTranslation('instances');
  const { t: passphrase } = useTranslation('passphrase');
  return (
    <div className={styles.page}>
      <section className={styles.start}>
        <div className={styles.column}>
          <h1 className={styles.title}>{t('first.title')}</h1>
          <p className={styles.lead}>{t(status.keychain.kind === 'available' ? 'first.text' : 'first.textMemory')}</p>
          <Connect onContinue={onContinue} />
          <DemoCard demo={demo} onDemo={onDemo} />
          <ProfileCard {...profile} />
          {status.keychain.kind === 'unavailable' ? (
            <Banner
              tone="hold"
              icon={KeyRound}
              className={styles.hold ?? ''}
              title={t('first.noKeychain')}
              actions={
                <>
                  <Button onClick={onCheckKeychain}>{t('first.check')}</Button>
                  {status.passphrase.kind === 'none' ? (
                    <Button kind="quiet" onClick={onSetPassphrase}>
                      {passphrase('set.button')}
                    </Button>
                  ) : null}
                </>
              }
            >
              {t('first.noKeychainText')}
            </Banner>
          ) : null}
        </div>
      </section>
      <section className={styles.aside}>
        <div className={styles.drawing}>
          <ColdAisle label={t('first.drawing')} />
        </div>
        <Kept status={status} />
      </section>
    </div>
  );
}

function Connect({ onContinue }: { readonly onContinue: (address: string) => void }) {
  const { t } = useTranslation('instances');
  const [address, setAddress] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') onContinue(address.trim());
    else setMissing(true);
  };
  return (
    <form className={styles.card} onSubmit={submit}>
      <h2 className={styles.cardTitle}>{t('first.connect')}</h2>
      <p className={styles.cardText}>{t('first.connectText')}</p>
      <div className={styles.connect}>
        <Field
          label={t('first.address')}
          labelHidden
          error={missing ? t('dialog.required.address') : undefined}
          className={styles.address ?? ''}
        >
          <TextField
            size="lg"
            prefix={address.includes('://') ? undefined : 'https://'}
            placeholder="dci.example.net"
            value={address}
            onChange={(event) => {
              setAddress(event.target.value);
              setMissing(false);
            }}
            autoFocus
          />
        </Field>
        <Button size="xl" kind="primary" kbd="Enter" type="submit">
          {t('first.continue')}
        </Button>
      </div>
    </form>
  );
}

function DemoCard({ demo, onDemo }: Pick<FirstRunProps, 'demo' | 'onDemo'>) {
  const { t, i18n } = useTranslation('instances');
  const failure = typeof demo === 'object' ? describeError(demo.error, i18n.language) : null;
  return (
    <div className={styles.card}>
      <div className={styles.offer}>
        <span className={styles.tile}>
          <Icon of={FlaskConical} size={18} />
        </span>
        <div>
          <h2 className={styles.cardTitle}>{t('first.demo')}</h2>
          <p className={styles.cardText}>{t('first.demoText')}</p>
        </div>
        <Button size="md" busy={demo === 'opening'} onClick={onDemo}>
          {t('first.openDemo')}
        </Button>
      </div>
      {failure ? <InlineError title={failure.title}>{`${failure.text} ${failure.next}`}</InlineError> : null}
    </div>
  );
}

function Kept({ status }: { readonly status: AppStatus }) {
  const { t } = useTranslation('instances');
  const { keychain } = status;
  const held = keychain.kind === 'available';
  const rows = [
    {
      icon: KeyRound,
      what: t('first.rows.sessions'),
      where: held ? t(`keychainName.${keychain.name}`) : t('first.memory'),
      howLong: t(held ? 'first.untilSignOut' : 'first.untilClose'),
    },
    {
      icon: LockKeyhole,
      what: t('first.rows.keys'),
      where: held ? t(`keychainName.${keychain.name}`) : t('first.memory'),
      howLong: t(held ? 'first.untilRemove' : 'first.untilClose'),
    },
    {
      icon: Package,
      what: t('first.rows.inventory'),
      where: t(held ? 'first.copy' : 'first.memory'),
      howLong: t(held ? 'first.untilSealed' : 'first.untilClose'),
    },
    { icon: FileText, what: t('first.rows.settings'), where: t('first.file'), howLong: t('first.untilRemove') },
    { icon: ScrollText, what: t('first.rows.log'), where: t('first.file'), howLong: t('first.untilFull') },
    { icon: Shield, what: t('first.rows.password'), where: t('first.nowhere'), howLong: t('first.afterSignIn') },
  ];
  return (
    <div className={styles.kept}>
      <table>
        <caption>{t('first.kept')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('first.what')}</th>
            <th scope="col">{t('first.where')}</th>
            <th scope="col">{t('first.howLong')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ icon, what, where, howLong }) => (
            <tr key={what}>
              <th scope="row">
                <Icon of={icon} size={14} />
                {what}
              </th>
              <td>{where}</td>
              <td>{howLong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface FirstRunBarProps {
  readonly preferences: Preferences;
  readonly onPreferences: (preferences: Preferences) => void;
}

/** What stands in the top bar before there is a datacenter: language and theme. */
export function FirstRunBar({ preferences, onPreferences }: FirstRunBarProps) {
  const { t } = useTranslation('instances');
  return (
    <div className={styles.bar} data-no-drag="">
      <Select
        quiet
        size="sm"
        label={t('settings.language')}
        options={LANGUAGES}
        value={preferences.language}
        onChange={(language) => onPreferences({ ...preferences, language })}
      />
      <Select
        quiet
        size="sm"
        label={t('settings.theme')}
        options={THEMES.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
        value={preferences.theme}
        onChange={(theme) => onPreferences({ ...preferences, theme })}
      />
    </div>
  );
}
