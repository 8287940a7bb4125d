import { Anchor, Group, Table } from '@mantine/core'
import { IconFolders, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { whyNothingNew } from '../../shared/domain/customer.ts'
import type { Project } from '../../shared/contract/governance.ts'
import { whyQuotaIsFull } from '../../shared/domain/quota.ts'
import { whyProjectStays } from '../../shared/domain/project.ts'
import { call, useOperation } from '../api.ts'
import { poolPath } from '../pool/pool-address.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount, formatCount } from '../ui/format.ts'
import { GuardedButton, GuardedIcon } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { ActionsHeading, FramedTable } from '../ui/framed-table.tsx'
import classes from './governance.module.css'
import type { GovernedCustomer } from './governed-customer.ts'
import { perform } from './perform.ts'
import { ProjectDialog } from './project-dialog.tsx'
import { quotaUse } from './quota-words.ts'

/** The tab **Projects** of a customer. */
export function ProjectsTab({ customer }: { readonly customer: GovernedCustomer }): React.JSX.Element {
  const { data, error, refetch } = useOperation('projects.list', { customerId: customer.id })
  const [open, setOpen] = useState<{ readonly project: Project | null } | null>(null)
  const whyNoChange = missingPermission(useSession(), 'onboarding')
  if (error !== null) return <FailureNotice failure={error.failure} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState label="Reading the projects" />
  const { projects, quota } = data
  return (
    <div className={classes['tab']}>
      <div className={classes['bar']}>
        <p className={classes['hint']}>
          What {customer.companyName} works on: {quotaUse(quota)}.
        </p>
        <GuardedButton
          reason={whyNoChange ?? whyNothingNew(customer) ?? whyQuotaIsFull(customer.companyName, quota, 1)}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen({ project: null })}
        >
          New project
        </GuardedButton>
      </div>
      {projects.length === 0 ? (
        <EmptyState
          icon={<IconFolders size={22} stroke={1.6} />}
          title={`${customer.companyName} has no projects`}
          next="A project groups accounts of the customer: put them into it on the tab Accounts. Its quota says how many projects there may be."
        />
      ) : (
        <FramedTable label="Projects" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Identifier</Table.Th>
              <Table.Th ta="end">Accounts</Table.Th>
              <Table.Th>Created</Table.Th>
              <ActionsHeading width={84} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {projects.map((project) => (
              <Table.Tr key={project.id}>
                <Table.Td>{project.name}</Table.Td>
                <Table.Td className={classes['code'] ?? ''}>{project.identifier}</Table.Td>
                <Table.Td ta="end">
                  <ProjectAccounts customerId={customer.id} project={project} />
                </Table.Td>
                <Table.Td>
                  <RelativeTime at={project.createdAt} />
                </Table.Td>
                <Table.Td>
                  <ProjectActions
                    project={project}
                    reason={whyNoChange}
                    onRename={() => setOpen({ project })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </FramedTable>
      )}
      {open !== null && (
        <ProjectDialog customer={customer} project={open.project} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

/** How many accounts are in a project, and the way to them in the pool. */
function ProjectAccounts(props: {
  readonly customerId: string
  readonly project: Project
}): React.JSX.Element {
  const { id, name, accounts } = props.project
  if (accounts === 0) return <>–</>
  const filter = { customerIds: [props.customerId], projectIds: [id] }
  return (
    <Anchor
      href={`#${poolPath({ filter })}`}
      size="sm"
      aria-label={`${formatAmount(accounts, 'account')} of ${name}`}
    >
      {formatCount(accounts)}
    </Anchor>
  )
}

function ProjectActions(props: {
  readonly project: Project
  readonly reason: string | null
  readonly onRename: () => void
}): React.JSX.Element {
  const { project, reason } = props
  const { id, rev, name } = project
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <GuardedIcon reason={reason} label={`Rename ${name}`} onClick={props.onRename}>
        <IconPencil size={16} aria-hidden />
      </GuardedIcon>
      <GuardedIcon
        reason={reason ?? whyProjectStays(name, project.accounts)}
        label={`Delete ${name}`}
        onClick={() =>
          void perform(`Project ${name} is deleted.`, () => call('projects.remove', { id, rev }))
        }
      >
        <IconTrash size={16} aria-hidden />
      </GuardedIcon>
    </Group>
  )
}
