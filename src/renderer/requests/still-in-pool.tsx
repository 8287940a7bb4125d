import { Alert, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Departure } from '../../shared/contract/departures.ts'
import { BulkDialog } from '../pool/bulk-dialog.tsx'
import { formatDay } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'

/**
 * After an account has left: while the pool holds it Ready, held or not, it is proposed to mark it invalid, with
 * the reason filled in. Shows nothing otherwise.
 */
export function StillInPool({ departure }: { readonly departure: Departure }): React.JSX.Element | null {
  const reason = missingPermission(useSession(), 'pool')
  const [isMarking, setMarking] = useState(false)
  const close = (): void => setMarking(false)
  const isReady = departure.state === 'finished' && departure.poolStatus === 'ready'
  // The dialog goes by its own end: the account is invalid before its last words are said.
  if (!isReady && !isMarking) return null
  return (
    <>
      {isReady && (
        <Alert color="yellow" variant="light" title="It is still Ready in the pool">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">No order should take it any more.</Text>
            <GuardedButton size="compact-sm" variant="light" reason={reason} onClick={() => setMarking(true)}>
              Mark invalid
            </GuardedButton>
          </Stack>
        </Alert>
      )}
      {isMarking && (
        <BulkDialog
          change="mark-invalid"
          target={{ of: 'pool', selection: { kind: 'these', accountIds: [departure.accountId] } }}
          reason={whyInvalid(departure)}
          onClose={close}
          onDone={close}
        />
      )}
    </>
  )
}

function whyInvalid({ kind, payerName, finishedAt }: Departure): string {
  const day = finishedAt === null ? '' : ` on ${formatDay(finishedAt)}`
  return kind === 'close' ? `Closed at AWS${day}` : `Removed from ${payerName}${day}`
}
