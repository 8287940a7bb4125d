import classes from './fact-list.module.css'

/** Facts about one thing, each a name and what it is. */
export function FactList({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  return <dl className={classes['facts']}>{children}</dl>
}

/** One fact of a list. */
export function Fact(props: {
  readonly name: string
  readonly children: React.ReactNode
}): React.JSX.Element {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}
