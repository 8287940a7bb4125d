import { Tabs } from '@mantine/core'
import { useOperation } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { formatCount } from '../ui/format.ts'
import { Page } from '../ui/page.tsx'
import classes from './outbox.module.css'

const NONE = { filter: {}, first: 0, count: 1 }
const PATHS = { mails: '/outbox', aws: '/outbox/aws' } as const

interface OutboxFrameProps {
  readonly tab: keyof typeof PATHS
  readonly description: string
  readonly toolbar: React.ReactNode
  readonly children: React.ReactNode
}

/** The outbox with its two tabs: mails, and what waits to be done at AWS. */
export function OutboxFrame({ tab, children, ...page }: OutboxFrameProps): React.JSX.Element {
  const mails = useOperation('outbox.page', NONE).data?.counts.drafted ?? 0
  const actions = useOperation('actions.page', NONE).data?.counts
  const open = (actions?.waiting ?? 0) + (actions?.unsure ?? 0)
  return (
    <Page title="Outbox" body="fill" {...page}>
      <Tabs
        value={tab}
        onChange={(next) => goTo(PATHS[next === 'aws' ? 'aws' : 'mails'])}
        className={classes['tabs']}
      >
        <Tabs.List>
          <Tabs.Tab value="mails">Mails{mails > 0 && <Count of={mails} />}</Tabs.Tab>
          <Tabs.Tab value="aws">AWS actions{open > 0 && <Count of={open} />}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes['panel']}>
          {children}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Count({ of }: { readonly of: number }): React.JSX.Element {
  return <span className={classes['tabCount']}> {formatCount(of)}</span>
}
