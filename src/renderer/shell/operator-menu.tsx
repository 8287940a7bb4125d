import { Avatar, Menu, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { call } from '../api.ts'
import { roleName } from '../failure-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { useSession } from '../ui/use-session.ts'
import { setDensity, useWindowStore } from '../ui/window-store.ts'
import classes from './shell.module.css'

/** Who works here: switch the operator, see the role, set theme and density. */
export function OperatorMenu(): React.JSX.Element {
  const { operator, operators } = useSession()
  const density = useWindowStore((state) => state.density)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <button type="button" className={classes['operator']} aria-label={`Operator ${operator.name}`}>
          <Avatar size={24} name={operator.name} color="harbour" alt="" />
          <span style={{ lineHeight: 1.15, textAlign: 'left' }}>
            {operator.name}
            <span className={classes['role']} style={{ display: 'block' }}>
              {roleName(operator.role)}
            </span>
          </span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Work as</Menu.Label>
        {operators.map((each) => (
          <Menu.Item
            key={each.id}
            leftSection={<Avatar size={22} name={each.name} color="harbour" alt="" />}
            rightSection={each.id === operator.id ? <IconCheck size={15} aria-label="in use" /> : null}
            onClick={() => void use(each.id)}
          >
            {each.name}
            <Text size="xs" c="dimmed">
              {roleName(each.role)}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        <SegmentedControl
          fullWidth
          mx="xs"
          mb="xs"
          w="auto"
          aria-label="Theme"
          value={colorScheme}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'System' },
          ]}
          onChange={(next) => setColorScheme(next === 'light' || next === 'dark' ? next : 'auto')}
        />
        <Menu.Label>Density</Menu.Label>
        <SegmentedControl
          fullWidth
          mx="xs"
          mb="xs"
          aria-label="Density"
          value={density}
          data={[
            { value: 'compact', label: 'Compact' },
            { value: 'comfortable', label: 'Comfortable' },
          ]}
          onChange={(next) => setDensity(next === 'compact' ? 'compact' : 'comfortable')}
        />
      </Menu.Dropdown>
    </Menu>
  )
}

async function use(operatorId: string): Promise<void> {
  try {
    await call('session.useOperator', { operatorId })
  } catch (error) {
    showFailure(error)
  }
}
