import { Alert, Tabs } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportFile, ImportTarget } from '../../shared/contract/imports.ts'
import { ColumnTable } from './column-table.tsx'
import { ConstantFields } from './constant-fields.tsx'
import { FileNotices } from './file-notices.tsx'
import { TargetChoice } from './target-choice.tsx'
import { FileSample } from './file-sample.tsx'
import { FileShapeForm } from './file-shape-form.tsx'
import { useImportStore } from './import-store.ts'
import classes from './imports.module.css'
import { missingFields } from './mapping.ts'

/** Step 2: how each file is read, and which column is what. */
export function MatchColumnsStep(): React.JSX.Element {
  const files = useImportStore((state) => state.files)
  const target = useImportStore((state) => state.target)
  const [chosen, setChosen] = useState(() => firstToLookAt(files, target))
  const active = files.find(({ index }) => index === chosen) ?? files[0]
  if (active === undefined) {
    return <Alert color="gray">Choose a file first; its columns are matched here.</Alert>
  }
  if (files.length === 1) return <MatchFile file={active} />
  return (
    <Tabs
      value={String(active.index)}
      onChange={(value) => setChosen(Number(value))}
      style={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1, gap: 12 }}
    >
      <Tabs.List aria-label="Files">
        {files.map((file) => {
          const isSettled = missingFields(file.mapping, target).length === 0
          return (
            <Tabs.Tab
              key={file.index}
              value={String(file.index)}
              rightSection={
                isSettled ? (
                  <IconCircleCheck size={15} color="var(--qm-ready)" aria-label="matched" />
                ) : (
                  <IconAlertTriangle size={15} color="var(--qm-invalid)" aria-label="not matched yet" />
                )
              }
            >
              {file.name}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      {files.map((file) => (
        <Tabs.Panel
          key={file.index}
          value={String(file.index)}
          style={{ minHeight: 0, flex: 1, overflow: 'auto' }}
        >
          <MatchFile file={file} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function MatchFile({ file }: { readonly file: ImportFile }): React.JSX.Element {
  return (
    <div className={classes['scroll']}>
      <TargetChoice />
      <FileNotices notices={file.notices} />
      <FileShapeForm file={file} />
      <ColumnTable file={file} />
      <ConstantFields file={file} />
      <FileSample file={file} />
    </div>
  )
}

function firstToLookAt(files: readonly ImportFile[], target: ImportTarget): number {
  return (files.find(({ mapping }) => missingFields(mapping, target).length > 0) ?? files[0])?.index ?? 0
}
