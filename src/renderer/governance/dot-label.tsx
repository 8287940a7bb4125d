import classes from '../ui/status-badge.module.css'

/** A state as a dot and its name; the colour says nothing that the word does not. */
export function DotLabel(props: { readonly colour: string; readonly label: string }): React.JSX.Element {
  return (
    <span className={classes['badge']}>
      <span className={classes['dot']} style={{ background: props.colour }} aria-hidden />
      {props.label}
    </span>
  )
}
