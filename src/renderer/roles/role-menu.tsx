import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { RoleDialogs, type RoleDialogKind } from './role-dialogs.tsx'
import { RoleItemsOf } from './role-items.tsx'

/** The button **Role** of an account: its kit, onboarding and verifying, wherever the account is shown. */
export function RoleMenu({ accountId }: { readonly accountId: string }): React.JSX.Element {
  const [kind, setKind] = useState<RoleDialogKind | null>(null)
  return (
    <>
      <Menu position="bottom-start" width={190} returnFocus>
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<IconChevronDown size={13} aria-hidden />}>
            Role
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <RoleItemsOf accountId={accountId} onOpen={setKind} />
        </Menu.Dropdown>
      </Menu>
      {kind !== null && <RoleDialogs kind={kind} accountId={accountId} onClose={() => setKind(null)} />}
    </>
  )
}
