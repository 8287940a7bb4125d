import { Anchor, Badge, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { PoolLine, Runway } from '../../shared/contract/dashboard.ts'
import { poolPath } from '../pool/pool-address.ts'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { FramedTable } from '../ui/framed-table.tsx'
import classes from './dashboard.module.css'
import { fillShare, levelOf } from './pool-level.ts'
import { daysLeftText, perWeekText } from './runway-words.ts'

/** One line per provider, marketplace and model: what is there, how long it lasts, and who is next (U-08). */
export function PoolLines({ lines }: { readonly lines: readonly PoolLine[] }): React.JSX.Element {
  const hasProviders = new Set(lines.map(({ providerId }) => providerId)).size > 1
  return (
    <FramedTable
      label="Pool by marketplace"
      horizontalSpacing={11}
      verticalSpacing={9}
      className={classes['lines']}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Marketplace</Table.Th>
          {hasProviders && <Table.Th>Provider</Table.Th>}
          <Table.Th>Plan</Table.Th>
          <Table.Th>Model</Table.Th>
          <Table.Th className={classes['number']}>Ready</Table.Th>
          <Table.Th className={classes['number']}>Held</Table.Th>
          <Table.Th className={classes['number']}>In progress</Table.Th>
          <Table.Th className={classes['number']}>Per week</Table.Th>
          <Table.Th className={classes['number']}>Days left</Table.Th>
          <Table.Th>Next account</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Line key={line.marketplaceId} line={line} hasProviders={hasProviders} />
        ))}
      </Table.Tbody>
    </FramedTable>
  )
}

function Line({
  line,
  hasProviders,
}: {
  readonly line: PoolLine
  readonly hasProviders: boolean
}): React.JSX.Element {
  const span = Math.max(1, line.runways.length)
  const place = (
    <>
      <Table.Td rowSpan={span}>
        <Anchor
          href={`#${poolPath({ filter: { marketplaceIds: [line.marketplaceId] } })}`}
          className={classes['code']}
        >
          {line.marketplaceCode}
        </Anchor>
        <div className={classes['quiet']}>{line.marketplaceName}</div>
      </Table.Td>
      {hasProviders && <Table.Td rowSpan={span}>{line.providerName}</Table.Td>}
      <Table.Td rowSpan={span}>
        <Plan line={line} />
      </Table.Td>
    </>
  )
  const { next } = line
  if (line.runways.length === 0) {
    return (
      <Table.Tr>
        {place}
        <Table.Td colSpan={7}>
          <Text size="sm" className={classes['quiet']}>
            {next.kind === 'none' ? next.why : ''}
          </Text>
        </Table.Td>
      </Table.Tr>
    )
  }
  return (
    <>
      {line.runways.map((runway, index) => (
        <Table.Tr key={runway.model}>
          <Fragment>{index === 0 && place}</Fragment>
          <RunwayCells runway={runway} line={line} />
        </Table.Tr>
      ))}
    </>
  )
}

function RunwayCells({
  runway,
  line,
}: {
  readonly runway: Runway
  readonly line: PoolLine
}): React.JSX.Element {
  return (
    <>
      <Table.Td className={classes['nextAccount']}>
        {runway.model}
        {isNextOrder(runway, line) && (
          <div>
            <Badge size="sm" variant="light" tt="none" miw="max-content">
              next order
            </Badge>
          </div>
        )}
      </Table.Td>
      <Table.Td className={`${classes['number'] ?? ''} ${classes['strong'] ?? ''}`}>
        {formatCount(runway.ready)}
      </Table.Td>
      <Table.Td className={classes['number']}>{formatCount(runway.held)}</Table.Td>
      <Table.Td className={classes['number']}>{formatCount(runway.inProgress)}</Table.Td>
      <Table.Td className={classes['number']}>{perWeekText(runway.perWeek)}</Table.Td>
      <Table.Td className={classes['number']}>{daysLeftText(runway.daysLeft)}</Table.Td>
      <Table.Td>
        <Next runway={runway} line={line} />
      </Table.Td>
    </>
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
        {level.kind === 'reorder' && <IconAlertTriangle size={14} aria-label="Warning" />}
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

/** True when the marketplace's next order takes an account of this model, as long as it asks for none. */
function isNextOrder({ next }: Runway, line: PoolLine): boolean {
  return next?.kind === 'account' && line.next.kind === 'account' && line.next.accountId === next.accountId
}

/** The next account of one model. */
function Next({ runway, line }: { readonly runway: Runway; readonly line: PoolLine }): React.JSX.Element {
  const { next } = runway
  if (next?.kind !== 'account') {
    const isFirst = line.runways[0]?.model === runway.model
    const why = line.next.kind === 'none' && isFirst ? line.next.why : 'None is Ready.'
    return (
      <Text size="sm" className={classes['quiet']}>
        {why}
      </Text>
    )
  }
  return (
    <div className={classes['nextAccount']}>
      <Anchor
        href={`#${poolPath({ filter: { search: next.accountId }, account: next.accountId })}`}
        className={classes['code']}
      >
        {next.accountId}
      </Anchor>
      <div className={classes['quiet']}>
        added <RelativeTime at={next.addedAt} />
      </div>
    </div>
  )
}
