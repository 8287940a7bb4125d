import { useOperation } from '../api.ts'
import { CreateAccountDialog } from './create-account-dialog.tsx'

interface DraftAgainDialogProps {
  /** The request that failed, or that nobody wanted at the time. */
  readonly id: string
  readonly onClose: () => void
}

/** **Draft again**: a new request that begins with what an old one said; what was wrong with it is mended there. */
export function DraftAgainDialog({ id, onClose }: DraftAgainDialogProps): React.JSX.Element | null {
  const found = useOperation('requests.get', { id }).data
  return found?.request.id === id ? <CreateAccountDialog payer={null} like={found} onClose={onClose} /> : null
}
