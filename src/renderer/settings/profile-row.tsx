import { Badge, Group, Table, Text } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { Profile } from '../../shared/contract/profiles.ts'
import { profileKindName } from '../aws/profile-words.ts'
import { putToUse } from '../aws/use-profile.ts'
import { failureText } from '../failure-text.ts'
import { asFailure } from '../ui/as-failure.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { useJob } from '../ui/use-job.ts'
import classes from './settings.module.css'

interface ProfileRowProps {
  readonly profile: Profile
  readonly isInUse: boolean
}

/** One profile: what the files say of it, and, when somebody asks, what AWS says. */
export function ProfileRow({ profile, isInUse }: ProfileRowProps): React.JSX.Element {
  const { name, region, accountId, problem } = profile
  const whoAmI = useJob('aws.whoAmI')
  const [who, setWho] = useState<OutputOf<'aws.whoAmI'> | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const whyNot = problem === null ? null : problem.why

  async function ask(): Promise<void> {
    setWho(null)
    setFailure(null)
    try {
      setWho(await whoAmI.start({ profile: name }))
    } catch (error) {
      const no = asFailure(error)
      if (no.code !== 'cancelled') setFailure(no)
    }
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <span>{name}</span>
          {isInUse && (
            <Badge size="sm" variant="light" tt="none">
              In use
            </Badge>
          )}
        </Group>
        {problem !== null && <Complaint text={`${problem.why} ${problem.next}`} />}
        <output aria-label={`What AWS says of ${name}`}>
          {who !== null && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              AWS knows it as {who.arn}.
            </Text>
          )}
          {failure !== null && <Complaint text={sentenceOf(failure)} />}
        </output>
      </Table.Td>
      <Table.Td className={classes['unbroken']}>{profileKindName(profile)}</Table.Td>
      <Table.Td className={classes['unbroken']}>
        {region ?? (
          <Text span inherit c="dimmed">
            none set
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes['code']}>{who?.accountId ?? accountId ?? ''}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          <GuardedButton
            size="compact-sm"
            variant="default"
            leftSection={<IconUserQuestion size={15} />}
            aria-label={`Who am I with ${name}`}
            loading={whoAmI.isRunning}
            reason={whyNot}
            onClick={() => void ask()}
          >
            Who am I
          </GuardedButton>
          <GuardedButton
            size="compact-sm"
            variant="light"
            aria-label={`Use ${name}`}
            reason={whyNot ?? (isInUse ? 'This profile is in use.' : null)}
            onClick={() => void putToUse(name)}
          >
            Use
          </GuardedButton>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function Complaint({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <Text size="xs" c="var(--qm-failed)" maw="64ch" style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  )
}

function sentenceOf(failure: Failure): string {
  const { title, sentence } = failureText(failure)
  return `${title}. ${sentence}`
}
