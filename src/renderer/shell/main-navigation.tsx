import { Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useOperation } from '../api.ts'
import { formatAmount, formatCount } from '../ui/format.ts'
import { toggleNavigation, useWindowStore } from '../ui/window-store.ts'
import { BrandMark } from './brand-mark.tsx'
import { SCREENS } from './screen-list.ts'
import classes from './shell.module.css'

/** The landmark **Main**: every screen, and what waits there. */
export function MainNavigation(): React.JSX.Element {
  const isCollapsed = useWindowStore((state) => state.isNavigationCollapsed)
  const [path] = useLocation()
  const totals = useOperation('accounts.totals', { filter: {} })
  const ready = totals.data?.byStatus.ready ?? 0
  const outbox = useOperation('outbox.page', { filter: {}, first: 0, count: 1 })
  const drafted = outbox.data?.counts.drafted ?? 0
  const Fold = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav aria-label="Main" className={classes['navigation']} data-collapsed={isCollapsed || undefined}>
      <div className={classes['brand']}>
        <BrandMark />
        {!isCollapsed && <span>Quartermaster</span>}
      </div>
      {SCREENS.map(({ path: target, label, Icon }) => {
        const isCurrent = target === '/' ? path === '/' : path === target || path.startsWith(`${target}/`)
        const waiting: Readonly<Record<string, { readonly count: number; readonly what: string }>> = {
          '/pool': { count: ready, what: `${formatCount(ready)} accounts are Ready` },
          '/outbox': { count: drafted, what: `${formatAmount(drafted, 'mail')} not sent yet` },
        }
        const { count, what } = waiting[target] ?? { count: 0, what: '' }
        return (
          <Tooltip key={target} label={label} position="right" disabled={!isCollapsed}>
            <a
              href={`#${target}`}
              className={classes['entry']}
              aria-label={label}
              aria-current={isCurrent ? 'page' : undefined}
            >
              <Icon size={17} stroke={1.7} aria-hidden />
              {!isCollapsed && <span className={classes['entryLabel']}>{label}</span>}
              {!isCollapsed && count > 0 && (
                <span className={classes['entryCount']} title={what}>
                  {formatCount(count)}
                </span>
              )}
            </a>
          </Tooltip>
        )
      })}
      <div className={classes['push']} />
      <button
        type="button"
        className={classes['fold']}
        aria-expanded={!isCollapsed}
        aria-label={isCollapsed ? 'Open the navigation' : 'Fold the navigation'}
        onClick={toggleNavigation}
      >
        <Fold size={17} stroke={1.7} aria-hidden />
        {!isCollapsed && 'Fold'}
      </button>
    </nav>
  )
}
