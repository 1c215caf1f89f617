/** The fields of the datacenter dialog: who it is (name, code, colour), where it is, and who signs in. */
import type { DatacenterColour, InstanceView } from '@contract/types/instance';
import { ColourSwatches } from '@renderer/ui/colour-swatches/colour-swatches';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Field } from '@renderer/ui/field/field';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { PasswordField } from '@renderer/ui/password-field/password-field';
import { TextField } from '@renderer/ui/text-field/text-field';
import type { CSSProperties, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogMode } from './datacenter-dialog';
import styles from './dialog.module.css';
import type { DatacenterForm } from './use-datacenter-form';

export interface IdentityFieldsProps {
  readonly form: DatacenterForm;
  readonly mode: DialogMode;
  readonly views: readonly InstanceView[];
}

export function IdentityFields({ form, mode, views }: IdentityFieldsProps) {
  const { t } = useTranslation('instances');
  const names = t('dialog.colours', { returnObjects: true }) as string[];
  const users = new Map(views.map(({ instance }) => [instance.colour, instance.code]));
  const swatches = names.map((name, hue) => {
    const code = users.get(hue as DatacenterColour);
    return { hue, label: code ? t('dialog.used', { name, code }) : name, used: code !== undefined };
  });
  return (
    <>
      <div className={styles.nameRow}>
        <Field label={t('dialog.name')} error={form.errors.name}>
          <TextField
            value={form.values.name}
            maxLength={60}
            onChange={(event) => form.setName(event.target.value)}
            autoFocus
          />
        </Field>
        <Field label={t('dialog.code')} error={form.errors.code}>
          <TextField
            mono
            className={styles.code}
            value={form.values.code}
            maxLength={6}
            onChange={(event) => form.setCode(event.target.value)}
          />
        </Field>
        <TilePreview code={form.values.code} hue={form.values.colour} place={placeOf(mode, views)} />
      </div>
      <Field label={t('dialog.colour')} right={t('dialog.striped')} group>
        <ColourSwatches
          swatches={swatches}
          value={form.values.colour}
          onChange={(hue) => form.set('colour', hue as DatacenterColour)}
        />
      </Field>
    </>
  );
}

/** Counted from one; a new datacenter comes last. */
function placeOf(mode: DialogMode, views: readonly InstanceView[]): number {
  if (mode.kind === 'add') return views.length + 1;
  return views.findIndex(({ instance }) => instance.id === mode.view.instance.id) + 1;
}

interface TilePreviewProps {
  readonly code: string;
  readonly hue: DatacenterColour;
  readonly place: number;
}

/** The tile as it will stand in the rail. */
function TilePreview({ code, hue, place }: TilePreviewProps) {
  return (
    <span className={styles.preview} aria-hidden style={{ '--hue': hueColour(hue) } as CSSProperties}>
      <span className={styles.previewCode}>{code}</span>
      <span className={styles.previewKey}>
        <ConnectionGlyph connection="signed_out" size={9} />
        {place <= 9 ? `Ctrl ${place}` : null}
      </span>
    </span>
  );
}

export interface AddressFieldProps {
  readonly form: DatacenterForm;
  readonly mode: DialogMode;
}

export function AddressField({ form, mode }: AddressFieldProps) {
  const { t } = useTranslation('instances');
  const moved = mode.kind === 'edit' && form.values.address !== mode.view.instance.address;
  return (
    <div>
      <Field label={t('dialog.address')} error={form.errors.address} {...useProbeHint(form)}>
        <TextField
          mono
          placeholder="https://dci.example.net"
          value={form.values.address}
          onChange={(event) => form.set('address', event.target.value)}
          onBlur={() => void form.look()}
        />
      </Field>
      {moved ? <p className={styles.moved}>{t('dialog.movedNote')}</p> : null}
    </div>
  );
}

function useProbeHint({ probe }: DatacenterForm) {
  const { t } = useTranslation('instances');
  if (probe.kind === 'asking') return { hint: t('dialog.checking'), hintTone: 'busy' } as const;
  if (probe.kind !== 'answered') return {};
  return { hint: t('dialog.answers', { ms: probe.result.latencyMs }), hintTone: 'ok' } as const;
}

export interface CredentialFieldsProps {
  readonly form: DatacenterForm;
  readonly passwordRef: RefObject<HTMLInputElement | null>;
}

export function CredentialFields({ form, passwordRef }: CredentialFieldsProps) {
  const { t } = useTranslation('instances');
  return (
    <div className={styles.pair}>
      <Field label={t('dialog.email')} error={form.errors.email}>
        <TextField
          type="email"
          autoComplete="username"
          value={form.values.email}
          onChange={(event) => form.set('email', event.target.value)}
        />
      </Field>
      <Field
        label={t('dialog.password')}
        error={form.errors.password}
        {...(form.wantsCode ? { right: t('factor.accepted') } : {})}
      >
        <PasswordField
          ref={passwordRef}
          revealLabel={t('dialog.reveal')}
          hideLabel={t('dialog.hide')}
          {...(form.wantsCode ? { placeholder: '••••••••••••' } : {})}
          value={form.values.password}
          onChange={(event) => form.set('password', event.target.value)}
        />
      </Field>
    </div>
  );
}
