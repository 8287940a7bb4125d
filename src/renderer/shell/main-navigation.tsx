import { Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { screenOfPath } from '../imports/import-address.ts'
import { formatCount } from '../ui/format.ts'
import { toggleNavigation, useWindowStore } from '../ui/window-store.ts'
import { BrandMark } from './brand-mark.tsx'
import { SCREENS } from './screen-list.ts'
import classes from './shell.module.css'
import { useWaiting } from './use-waiting.ts'

const NOTHING = { count: 0, what: '' }

/** The landmark **Main**: every screen, and what waits there. */
export function MainNavigation(): React.JSX.Element {
  const isCollapsed = useWindowStore((state) => state.isNavigationCollapsed)
  const path = screenOfPath(useLocation()[0])
  const waiting = useWaiting()
  const Fold = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav aria-label="Main" className={classes['navigation']} data-collapsed={isCollapsed || undefined}>
      <div className={classes['brand']}>
        <BrandMark />
        {!isCollapsed && <span>Quartermaster</span>}
      </div>
      {SCREENS.map(({ path: target, label, Icon }) => {
        const isCurrent = target === '/' ? path === '/' : path === target || path.startsWith(`${target}/`)
        const { count, what } = waiting[target] ?? NOTHING
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
