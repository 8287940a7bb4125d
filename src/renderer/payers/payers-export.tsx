import { Menu } from '@mantine/core'
import type { Payer } from '../../shared/contract/payers.ts'
import { call, run } from '../api.ts'
import { CopyItems } from '../ui/copy-menu.tsx'
import { copiedAs, copyRows, ROW_COPIES } from '../ui/copy-rows.ts'
import { ExportMenu } from '../ui/export-menu.tsx'

const NOUN = 'management account'

/** The way out for the management accounts that are shown: to a file or to the clipboard. */
export function PayersExport({ shown }: { readonly shown: readonly Payer[] }): React.JSX.Element {
  const payerIds = shown.map(({ id }) => id)
  return (
    <ExportMenu
      fileName="management-accounts"
      noun={NOUN}
      total={shown.length}
      write={(file) => run('payers.export', { ...file, payerIds })}
    >
      <Menu.Divider />
      <CopyItems
        labels={ROW_COPIES}
        onCopy={(format) =>
          void copyRows(() => call('payers.copy', { payerIds, format }), copiedAs(format, NOUN))
        }
      />
    </ExportMenu>
  )
}
