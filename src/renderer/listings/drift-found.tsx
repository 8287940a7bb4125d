import { Anchor } from '@mantine/core'
import { useOperation } from '../api.ts'
import dashboard from '../dashboard/dashboard.module.css'
import { formatAmount, formatCount } from '../ui/format.ts'
import { differencesPath } from './differences-address.ts'

/** Where AWS and our records differ, for those who look what waits for them; nothing while they agree. */
export function DriftFound(): React.JSX.Element | null {
  const organizations = useOperation('listings.organizations', {}).data?.organizations ?? []
  const open = organizations.filter(({ differences }) => differences > 0)
  if (open.length === 0) return null
  return (
    <section className={dashboard['card']} aria-label="Drift found">
      <h2 className={dashboard['heading']}>Drift found</h2>
      <ul className={dashboard['list']}>
        {open.map(({ payerId, accountId, name, differences, findings }) => (
          <li key={payerId}>
            <Anchor href={`#${differencesPath(accountId)}`}>{name}</Anchor>
            <span className={dashboard['quiet']} style={{ whiteSpace: 'nowrap' }}>
              {formatAmount(differences, 'difference')}
              {findings > 0 && `, ${formatCount(findings)} in two listings or more`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
