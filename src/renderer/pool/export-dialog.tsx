import { Button, Checkbox, Group, Radio, SegmentedControl, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AccountSelection } from '../../shared/contract/accounts.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { bridge } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatBytes } from '../ui/format.ts'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { useJob } from '../ui/use-job.ts'
import { accountsOf } from './bulk-words.ts'
import { chosenAccounts, usePoolStore } from './pool-store.ts'

type Format = 'csv-import' | 'csv-all' | 'json'
type Separator = ';' | ',' | '\t'

const FORMATS: readonly { readonly value: Format; readonly label: string; readonly description: string }[] = [
  {
    value: 'csv-import',
    label: 'CSV for importing',
    description: 'account_id, marketplace_id, account_model: can be imported again as it is',
  },
  { value: 'csv-all', label: 'CSV with all columns', description: 'Everything the grid can show' },
  { value: 'json', label: 'JSON', description: 'One object per account' },
]

/** The dialog **Export accounts**: which, as what, with which separator. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { filter, sort, selection, total } = usePoolStore()
  const chosen = chosenAccounts({ selection, filter })
  const [scope, setScope] = useState(chosen === null ? 'matching' : 'chosen')
  const [format, setFormat] = useState<Format>('csv-import')
  const [separator, setSeparator] = useState<Separator>(';')
  const [isExcelSafe, setExcelSafe] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob('accounts.export')
  const isCsv = format !== 'json'

  async function save(): Promise<void> {
    setFailure(null)
    try {
      const file = await bridge.saveFile(`accounts.${isCsv ? 'csv' : 'json'}`)
      if (file === null) return
      const all: AccountSelection = { kind: 'matching', filter, except: [] }
      const written = await start({
        selection: scope === 'chosen' && chosen !== null ? chosen : all,
        sort,
        format,
        separator,
        isExcelSafe: isCsv && isExcelSafe,
        target: file.token,
      })
      await bridge.deliver(file)
      notifications.show({
        role: 'status',
        message: `Exported ${accountsOf(written.rows)} to ${file.name} (${formatBytes(written.bytes)}).`,
      })
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
    }
  }

  return (
    <Dialog onClose={onClose} title="Export accounts" size={500}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          <Radio.Group label="Which accounts" value={scope} onChange={setScope}>
            <Stack gap={6} mt={6}>
              {chosen !== null && (
                <Radio
                  value="chosen"
                  label={`The selection: ${accountsOf(selectedCount(selection, total))}`}
                />
              )}
              <Radio value="matching" label={`All that the filters match: ${accountsOf(total)}`} />
            </Stack>
          </Radio.Group>
          <Radio.Group
            label="Format"
            value={format}
            onChange={(next) => setFormat(FORMATS.find(({ value }) => value === next)?.value ?? 'csv-import')}
          >
            <Stack gap={6} mt={6}>
              {FORMATS.map((each) => (
                <Radio key={each.value} {...each} />
              ))}
            </Stack>
          </Radio.Group>
          {isCsv && (
            <>
              <div>
                <Text size="sm" fw={500} mb={4}>
                  Separator
                </Text>
                <SegmentedControl
                  aria-label="Separator"
                  value={separator}
                  data={[
                    { value: ';', label: 'Semicolon ;' },
                    { value: ',', label: 'Comma ,' },
                    { value: '\t', label: 'Tab' },
                  ]}
                  onChange={(next) => setSeparator(next === ',' || next === '\t' ? next : ';')}
                />
              </div>
              <Checkbox
                label="Safe for Excel"
                description={'IDs are written as ="001…", so that a spreadsheet keeps their leading zeros'}
                checked={isExcelSafe}
                onChange={(event) => setExcelSafe(event.currentTarget.checked)}
              />
            </>
          )}
          {failure !== null && <FailureNotice failure={failure} onNext={() => void save()} />}
          {job !== null && <JobProgress job={job} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={isRunning}>
              Cancel
            </Button>
            <Button type="submit" loading={isRunning} disabled={total === 0}>
              Export
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
