import { Tabs } from '@mantine/core'
import { useParams } from 'wouter'
import { goTo } from '../routes/hash-location.ts'
import { Page } from '../ui/page.tsx'
import { DataTab } from './data-tab.tsx'
import { GeneralTab } from './general-tab.tsx'
import { MailTab } from './mail-tab.tsx'
import { MarketplacesTab } from './marketplaces-tab.tsx'
import { OperatorsTab } from './operators-tab.tsx'
import { ProfilesTab } from './profiles-tab.tsx'
import { ProvidersTab } from './providers-tab.tsx'
import { TagsTab } from './tags-tab.tsx'

const TABS = [
  { value: 'general', label: 'General', content: <GeneralTab /> },
  { value: 'providers', label: 'Providers', content: <ProvidersTab /> },
  { value: 'marketplaces', label: 'Marketplaces', content: <MarketplacesTab /> },
  { value: 'operators', label: 'Operators', content: <OperatorsTab /> },
  { value: 'mail', label: 'Mail', content: <MailTab /> },
  { value: 'tags', label: 'Tags', content: <TagsTab /> },
  { value: 'profiles', label: 'AWS profiles', content: <ProfilesTab /> },
  { value: 'data', label: 'Data', content: <DataTab /> },
] as const

/** Settings; the tab stands in the address, `#/settings/marketplaces`. */
export function SettingsPage(): React.JSX.Element {
  const { tab } = useParams<{ tab?: string }>()
  const active = TABS.find(({ value }) => value === tab) ?? TABS[0]
  return (
    <Page title="Settings">
      <Tabs value={active.value} onChange={(value) => goTo(`/settings/${value ?? 'general'}`)}>
        <Tabs.List>
          {TABS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value, content }) => (
          <Tabs.Panel key={value} value={value}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
