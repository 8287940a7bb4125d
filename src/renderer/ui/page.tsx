import classes from './page.module.css'

interface PageProps {
  readonly title: string
  readonly description?: React.ReactNode
  /** Buttons at the right of the heading. */
  readonly toolbar?: React.ReactNode
  /** `fill` gives the body the rest of the window (grids scroll inside); `scroll` lets the page scroll. */
  readonly body?: 'fill' | 'scroll'
  readonly children: React.ReactNode
}

/** A screen: its heading, what it is for, its toolbar, its body. */
export function Page({
  title,
  description,
  toolbar,
  body = 'scroll',
  children,
}: PageProps): React.JSX.Element {
  return (
    <div className={classes['page']} data-body={body}>
      <header className={classes['header']}>
        <div>
          <h1 className={classes['title']}>{title}</h1>
          {description !== undefined && <p className={classes['description']}>{description}</p>}
        </div>
        {toolbar !== undefined && (
          <div className={classes['toolbar']} role="toolbar" aria-label={`${title} actions`}>
            {toolbar}
          </div>
        )}
      </header>
      <div className={classes['body']}>{children}</div>
    </div>
  )
}
