import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { discardImport } from './open-sources.ts'

/** Asks before an import is forgotten, and forgets it. */
export function DiscardImportDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  return (
    <ConfirmDialog
      title="Discard this import?"
      confirmLabel="Discard import"
      isDangerous
      onConfirm={() => {
        onClose()
        void discardImport()
      }}
      onClose={onClose}
    >
      What was matched, mended and typed over here is forgotten. The pool and the files stay as they are.
    </ConfirmDialog>
  )
}
