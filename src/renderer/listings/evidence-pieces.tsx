import { Anchor, Select, Text } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { EvidencePiece } from '../../shared/contract/evidence.ts'
import type { EvidenceKind } from '../../shared/domain/evidence-kind.ts'
import { useOperation } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { differencesPath } from './differences-address.ts'
import { applyEvidence, useEvidence } from './evidence-store.ts'
import classes from './listings.module.css'

const NOUNS: Readonly<Record<EvidenceKind, readonly [one: string, many: string]>> = {
  accounts: ['account', 'accounts'],
  handshakes: ['invitation', 'invitations'],
  account_requests: ['creation of an account', 'creations of accounts'],
  report_definitions: ['report definition', 'report definitions'],
  identity: ['identity', 'identities'],
  organization: ['organization', 'organizations'],
  runbook: ['result of a runbook', 'results of a runbook'],
}

/** What was recognised, each with the management account it is of, and the way on. */
export function EvidencePieces({
  opened,
}: {
  readonly opened: OutputOf<'evidence.open'>
}): React.JSX.Element {
  return (
    <section aria-label="Recognised">
      <ul className={classes['pieces']}>
        {opened.pieces.map((piece) => (
          <li key={piece.index}>
            <Piece piece={piece} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Piece({ piece }: { readonly piece: EvidencePiece }): React.JSX.Element {
  const organizations = useOperation('listings.organizations', {}).data?.organizations ?? []
  const applied = useEvidence((state) => state.applied.find(({ index }) => index === piece.index))
  const isBusy = useEvidence((state) => state.job !== null)
  const [chosen, setChosen] = useState<string | null>(null)
  const needs = missingPermission(useSession(), 'onboarding')
  const payer = organizations.find(({ payerId }) => payerId === (piece.payerId ?? chosen))
  return (
    <>
      <div>
        <Text fw={600}>{formatAmount(piece.entries, ...NOUNS[piece.kind])}</Text>
        <Text size="sm" c="dimmed">
          {piece.source}, saved <RelativeTime at={piece.takenAt} />
          {!piece.isComplete && '. A part of a list, so nothing counts as missing'}
          {piece.isOld && '. It has the old Status, in which SUSPENDED means suspended or closed'}.
        </Text>
        {piece.managementAccountId !== null && piece.payerId === null && (
          <Text size="sm" c="red">
            It is of the management account {piece.managementAccountId}, which is not recorded here.{' '}
            <Anchor href="#/aws/msp" size="sm">
              Add it first
            </Anchor>
            , then bring this again.
          </Text>
        )}
      </div>
      {applied === undefined ? (
        <div className={classes['filters']} style={{ padding: 0, flexWrap: 'nowrap' }}>
          {piece.managementAccountId === null ? (
            <Select
              aria-label={`Management account of ${piece.source}`}
              placeholder="Management account"
              data={organizations.map(({ payerId, name }) => ({ value: payerId, label: name }))}
              value={chosen}
              onChange={setChosen}
            />
          ) : (
            <Text size="sm">{piece.payerName}</Text>
          )}
          <GuardedButton
            size="xs"
            loading={isBusy}
            reason={needs ?? (payer === undefined ? 'Say which management account it is of.' : null)}
            onClick={() => void applyEvidence(piece.index, payer?.payerId ?? '').catch(showFailure)}
          >
            {piece.kind === 'accounts' ? 'Compare' : 'Take over'}
          </GuardedButton>
        </div>
      ) : (
        <Text size="sm" component="output">
          {applied.label}.{' '}
          {applied.differences !== null && payer !== undefined && (
            <Anchor href={`#${differencesPath(payer.accountId)}`} size="sm">
              Show {formatAmount(sumOf(applied.differences), 'difference')}
            </Anchor>
          )}
        </Text>
      )}
    </>
  )
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
