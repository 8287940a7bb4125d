import classes from './shell.module.css'

/** The mark of the product: stacked crates under a keel line. */
export function BrandMark(): React.JSX.Element {
  return (
    <svg viewBox="0 0 20 20" className={classes['mark']} aria-hidden fill="currentColor">
      <rect x="6.5" y="1.5" width="7" height="5.5" rx="1.2" />
      <rect x="2" y="8.2" width="7.4" height="5.5" rx="1.2" opacity="0.75" />
      <rect x="10.6" y="8.2" width="7.4" height="5.5" rx="1.2" opacity="0.75" />
      <path d="M1.5 15.6h17a8.4 8.4 0 0 1-5.2 3H6.7a8.4 8.4 0 0 1-5.2-3Z" />
    </svg>
  )
}
