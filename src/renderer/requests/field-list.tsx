import pool from '../pool/pool.module.css'

/** Titles and values below each other; what has no value is left out. */
export function FieldList({
  fields,
}: {
  readonly fields: readonly (readonly [title: string, value: React.ReactNode])[]
}): React.JSX.Element {
  return (
    <dl className={pool['fields']}>
      {fields.map(([title, value]) =>
        value === null || value === undefined ? null : (
          <div key={title} className={pool['field']}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
