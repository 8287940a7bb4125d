import { Menu } from '@mantine/core'
import type { RequestFilter, RequestSort } from '../../shared/contract/request-list.ts'
import { call, run } from '../api.ts'
import { CopyItems } from '../ui/copy-menu.tsx'
import { copiedAs, copyRows, ROW_COPIES } from '../ui/copy-rows.ts'
import { ExportMenu } from '../ui/export-menu.tsx'

interface RequestsExportProps {
  readonly filter: RequestFilter
  readonly sort: RequestSort
  readonly total: number
}

// Not every request is about an account that has an ID yet.
const COPIES = { ...ROW_COPIES, ids: 'Copy as accounts' }

/** The way out for what the filter shows: to a file or to the clipboard. */
export function RequestsExport({ filter, sort, total }: RequestsExportProps): React.JSX.Element {
  return (
    <ExportMenu
      fileName="requests"
      noun="request"
      total={total}
      write={(file) => run('requests.export', { ...file, filter, sort })}
    >
      <Menu.Divider />
      <CopyItems
        labels={COPIES}
        onCopy={(format) =>
          void copyRows(
            () => call('requests.copy', { filter, sort, format }),
            copiedAs(format, format === 'ids' ? 'account' : 'request'),
          )
        }
      />
    </ExportMenu>
  )
}
