import type { OutputOf } from '../../shared/contract/index.ts'
import { ACCOUNT_STATUS_LABELS, AccountStatus } from '../../shared/domain/account-status.ts'
import { poolPath } from '../pool/pool-address.ts'
import { Dot } from '../ui/dot-label.tsx'
import { formatCount } from '../ui/format.ts'
import { STATUS_COLOURS } from '../ui/status-badge.tsx'
import classes from './dashboard.module.css'

type Counts = Pick<OutputOf<'dashboard.get'>, 'byStatus' | 'held'>

/** How many accounts there are in each status; each count leads to them. */
export function StatusTiles({ byStatus, held }: Counts): React.JSX.Element {
  return (
    <ul className={classes['tiles']} aria-label="Accounts by status">
      {AccountStatus.options.map((status) => (
        <Tile
          key={status}
          name={ACCOUNT_STATUS_LABELS[status]}
          colour={STATUS_COLOURS[status]}
          count={byStatus[status]}
          path={poolPath({ filter: { statuses: [status] } })}
        />
      ))}
      <Tile
        name="On hold"
        colour="var(--qm-held)"
        count={held}
        path={poolPath({ filter: { isHeld: true } })}
      />
    </ul>
  )
}

interface TileProps {
  readonly name: string
  readonly colour: string
  readonly count: number
  readonly path: string
}

function Tile({ name, colour, count, path }: TileProps): React.JSX.Element {
  return (
    <li>
      <a className={classes['tile']} href={`#${path}`}>
        <span className={classes['tileName']}>
          <Dot colour={colour} />
          {name}
        </span>{' '}
        <span className={classes['tileCount']}>{formatCount(count)}</span>
      </a>
    </li>
  )
}
