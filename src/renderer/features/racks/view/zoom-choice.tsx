/** How near one stands: the floor of all racks, or one row of them. */
import { Segmented } from '@renderer/ui/segmented/segmented';
import { useTranslation } from 'react-i18next';
import type { Zoom } from '../store/place';
import styles from './toolbar.module.css';

export interface ZoomChoiceProps {
  readonly zoom: Zoom;
  readonly onChange: () => void;
}

export function ZoomChoice({ zoom, onChange }: ZoomChoiceProps) {
  const { t } = useTranslation('racks');
  return (
    <Segmented
      label={t('toolbar.zoom')}
      options={(['floor', 'row'] as const).map((value) => ({ value, label: t(`zoom.${value}`) }))}
      value={zoom}
      onChange={onChange}
      className={styles.zoom ?? ''}
    />
  );
}
