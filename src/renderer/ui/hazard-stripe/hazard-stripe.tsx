/** The stripe over something destructive or a hard stop. Decoration: the words under it say what it is about. */
import styles from './hazard-stripe.module.css';

export interface HazardStripeProps {
  /** 6 for dialogs, 8 for destructive sheets. */
  readonly height?: 6 | 8;
}

export function HazardStripe({ height = 6 }: HazardStripeProps) {
  return <div aria-hidden className={styles.stripe} style={{ height }} />;
}
