import { Anchor, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { PoolLine } from '../../shared/contract/dashboard.ts'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { poolPath } from '../pool/pool-address.ts'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './dashboard.module.css'
import { fillShare, levelOf } from './pool-level.ts'

/** One line per provider and marketplace: what is Ready, how that stands against the plan, and who is next. */
export function PoolLines({ lines }: { readonly lines: readonly PoolLine[] }): React.JSX.Element {
  const hasProviders = new Set(lines.map(({ providerId }) => providerId)).size > 1
  return (
    <div className={classes['table']}>
      <Table horizontalSpacing="md" aria-label="Pool by marketplace" verticalSpacing={9}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Marketplace</Table.Th>
            {hasProviders && <Table.Th>Provider</Table.Th>}
            <Table.Th className={classes['number']}>Ready</Table.Th>
            {AccountModel.options.map((model) => (
              <Table.Th key={model} className={classes['number']}>
                {model}
              </Table.Th>
            ))}
            <Table.Th className={classes['number']}>Held</Table.Th>
            <Table.Th className={classes['number']}>In progress</Table.Th>
            <Table.Th>Plan</Table.Th>
            <Table.Th>Next account</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.marketplaceId}>
              <Table.Td>
                <Anchor
                  href={`#${poolPath({ filter: { marketplaceIds: [line.marketplaceId] } })}`}
                  className={classes['code']}
                >
                  {line.marketplaceCode}
                </Anchor>
                <div className={classes['quiet']}>{line.marketplaceName}</div>
              </Table.Td>
              {hasProviders && <Table.Td>{line.providerName}</Table.Td>}
              <Table.Td className={`${classes['number'] ?? ''} ${classes['strong'] ?? ''}`}>
                {formatCount(line.byStatus.ready)}
              </Table.Td>
              {AccountModel.options.map((model) => (
                <Table.Td key={model} className={classes['number']}>
                  {formatCount(line.readyByModel[model])}
                </Table.Td>
              ))}
              <Table.Td className={classes['number']}>{formatCount(line.held)}</Table.Td>
              <Table.Td className={classes['number']}>
                {formatCount(line.byStatus.provisioning_in_progress)}
              </Table.Td>
              <Table.Td>
                <Plan line={line} />
              </Table.Td>
              <Table.Td>
                <Next next={line.next} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Plan({ line }: { readonly line: PoolLine }): React.JSX.Element {
  const level = levelOf(line)
  const share = fillShare(line)
  if (level.kind === 'unplanned') {
    return (
      <span className={classes['quiet']}>
        {line.reorderAt === null ? 'No target set' : 'Above the reorder level'}
      </span>
    )
  }
  return (
    <div>
      <div className={classes['level']} data-kind={level.kind}>
        {level.kind === 'reorder' && (
          <IconAlertTriangle size={14} aria-label="Warning" style={{ flex: 'none', alignSelf: 'center' }} />
        )}
        <span>{level.sentence}</span>
      </div>
      {share !== null && (
        <div className={classes['bar']} data-kind={level.kind} aria-hidden>
          <div style={{ width: `${Math.max(share * 100, 1)}%` }} />
        </div>
      )}
    </div>
  )
}

function Next({ next }: { readonly next: PoolLine['next'] }): React.JSX.Element {
  if (next.kind === 'none')
    return (
      <Text size="sm" className={classes['quiet']}>
        {next.why}
      </Text>
    )
  return (
    <div>
      <Anchor
        href={`#${poolPath({ filter: { search: next.accountId }, account: next.accountId })}`}
        className={classes['code']}
      >
        {next.accountId}
      </Anchor>{' '}
      <span>{next.model}</span>
      <div className={classes['quiet']}>
        added <RelativeTime at={next.addedAt} />
      </div>
    </div>
  )
}
