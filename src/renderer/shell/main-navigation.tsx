import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useLocation } from 'wouter'
import { toggleNavigation, useWindowStore } from '../ui/window-store.ts'
import { BrandMark } from './brand-mark.tsx'
import { NavigationEntry } from './navigation-entry.tsx'
import { SCREENS } from './screen-list.ts'
import classes from './shell.module.css'
import { useWaiting } from './use-waiting.ts'

/** The landmark **Main**: every screen, and what waits there. */
export function MainNavigation(): React.JSX.Element {
  const isCollapsed = useWindowStore((state) => state.isNavigationCollapsed)
  const [path] = useLocation()
  const waiting = useWaiting()
  const Fold = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const isAt = (target: string): boolean =>
    target === '/' ? path === '/' : path === target || path.startsWith(`${target}/`)
  return (
    <nav aria-label="Main" className={classes['navigation']} data-collapsed={isCollapsed || undefined}>
      <div className={classes['brand']}>
        <BrandMark />
        {!isCollapsed && <span>Quartermaster</span>}
      </div>
      {SCREENS.map(({ path: target, label, Icon, parts = [] }) => {
        const shown = isCollapsed || !isAt(target) ? [] : parts
        return (
          <Fragment key={target}>
            <NavigationEntry
              path={parts[0]?.path ?? target}
              label={label}
              Icon={Icon}
              isCollapsed={isCollapsed}
              // The part in sight is the current one, where there is one.
              isCurrent={isAt(target) && !shown.some((part) => isAt(part.path))}
              waiting={waiting[target]}
              {...(parts.length === 0 ? {} : { isExpanded: shown.length > 0 })}
            />
            {shown.map((part) => (
              <NavigationEntry
                key={part.path}
                path={part.path}
                label={part.label}
                isCollapsed={false}
                isCurrent={isAt(part.path)}
                waiting={waiting[part.path]}
              />
            ))}
          </Fragment>
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
