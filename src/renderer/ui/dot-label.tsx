import classes from './dot-label.module.css'

/** A dot in the colour of a state; for the eye only. */
export function Dot({ colour }: { readonly colour: string }): React.JSX.Element {
  return <span className={classes['dot']} style={{ background: colour }} aria-hidden />
}

/** A state as a dot and its name; the colour says nothing that the word does not. */
export function DotLabel(props: { readonly colour: string; readonly label: string }): React.JSX.Element {
  return (
    <span className={classes['label']}>
      <Dot colour={props.colour} />
      {props.label}
    </span>
  )
}
