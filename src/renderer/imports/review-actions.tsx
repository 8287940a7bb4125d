import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconRestore, IconTrash } from '@tabler/icons-react'
import type { ReviewRow } from '../../shared/contract/imports.ts'
import { discardRows, restoreRow, revertRow } from './preview-import.ts'

/** Room for two small buttons. */
export const REVIEW_ACTIONS_PX = 64

/** The buttons at the end of a row of the review. */
export function renderReviewActions(row: ReviewRow): React.ReactNode {
  const isDiscarded = row.problems.some(({ code }) => code === 'I_DISCARDED')
  return (
    <>
      {row.isEdited && (
        <Tooltip label="Take back what was typed here">
          <ActionIcon
            size="sm"
            tabIndex={-1}
            aria-label={`Revert line ${row.line}`}
            onClick={() => revertRow(row.record)}
          >
            <IconArrowBackUp size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      {isDiscarded ? (
        <Tooltip label="Bring this row back">
          <ActionIcon
            size="sm"
            tabIndex={-1}
            aria-label={`Bring back line ${row.line}`}
            onClick={() => restoreRow(row.record)}
          >
            <IconRestore size={15} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Tooltip label="Discard this row (Delete)">
          <ActionIcon
            size="sm"
            tabIndex={-1}
            aria-label={`Discard line ${row.line}`}
            onClick={() => discardRows([row.record])}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  )
}
