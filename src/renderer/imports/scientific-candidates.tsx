import { Text } from '@mantine/core'
import type { ProblemSummary } from '../../shared/contract/imports.ts'
import { useOperation } from '../api.ts'
import { formatAmount } from '../ui/format.ts'
import { listWords } from './mapping.ts'
import classes from './problems.module.css'

const SHOWN = 3

/** Which accounts of the pool an id in scientific notation could be. */
export function ScientificCandidates({
  values,
}: {
  readonly values: ProblemSummary['values']
}): React.JSX.Element {
  return (
    <div className={classes['offers']}>
      {values.slice(0, 5).map(({ value }) => (
        <Candidates key={value} text={value} />
      ))}
      {values.length > 5 && (
        <Text size="xs" c="dimmed">
          and {formatAmount(values.length - 5, 'more value')}
        </Text>
      )}
    </div>
  )
}

function Candidates({ text }: { readonly text: string }): React.JSX.Element | null {
  const { data } = useOperation('imports.candidates', { text })
  if (data === undefined) return null
  const { accountIds } = data
  const more = accountIds.length > SHOWN ? ` and ${formatAmount(accountIds.length - SHOWN, 'other')}` : ''
  return (
    <Text size="xs">
      <span className={classes['value']}>{text}</span>{' '}
      {accountIds.length === 0
        ? 'is no account of the pool. Export the file again with the column as text.'
        : `can be ${listWords(accountIds.slice(0, SHOWN))}${more}.`}
    </Text>
  )
}
