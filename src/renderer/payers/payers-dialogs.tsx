import type { Payer } from '../../shared/contract/payers.ts'
import { SyncDialog } from '../listings/sync-dialog.tsx'
import { call } from '../api.ts'
import { ConfirmRecord } from './confirm-record.tsx'
import { PayerDialog } from './payer-dialog.tsx'

/** Which dialog is open. */
export type PayersDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'add'; readonly isMsp: boolean }
  | { readonly kind: 'edit' | 'promote' | 'remove' | 'sync'; readonly payer: Payer }

interface PayersDialogsProps {
  readonly dialog: PayersDialog
  readonly onClose: () => void
}

/** The dialog that is open, if any. */
export function PayersDialogs({ dialog, onClose }: PayersDialogsProps): React.JSX.Element | null {
  switch (dialog.kind) {
    case 'none':
      return null
    case 'add':
      return <PayerDialog payer={null} isMsp={dialog.isMsp} onClose={onClose} />
    case 'edit':
      return <PayerDialog payer={dialog.payer} isMsp={dialog.payer.isMsp} onClose={onClose} />
    case 'promote':
      return (
        <ConfirmRecord
          title={`Promote ${dialog.payer.name} to MSP?`}
          confirmLabel="Promote to MSP"
          effect="It moves to the MSP accounts: a payer that you control. Nothing happens at AWS, and it can be undone."
          confirm={() => call('payers.promote', { id: dialog.payer.id, rev: dialog.payer.rev })}
          onClose={onClose}
        />
      )
    case 'remove':
      return (
        <ConfirmRecord
          title={`Remove ${dialog.payer.name}?`}
          confirmLabel="Remove"
          isDangerous
          effect="It leaves the list, and what its organization answered so far is forgotten. Nothing happens at AWS. Undo brings the management account back; list it again for the rest."
          confirm={() => call('payers.remove', { id: dialog.payer.id, rev: dialog.payer.rev })}
          onClose={onClose}
        />
      )
    case 'sync':
      return <SyncDialog payer={dialog.payer} onClose={onClose} />
  }
}
