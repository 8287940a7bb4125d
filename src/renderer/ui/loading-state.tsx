import { Loader } from '@mantine/core'
import classes from './states.module.css'

/** Stands where something will be as soon as it is read. */
export function LoadingState({ label = 'Loading' }: { readonly label?: string }): React.JSX.Element {
  return (
    <output className={classes['state']} aria-label={label}>
      <Loader size="sm" type="dots" />
    </output>
  )
}
