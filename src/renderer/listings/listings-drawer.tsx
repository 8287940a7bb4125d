import { Drawer, Table, Text } from '@mantine/core'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatCount } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { listingText } from './listing-words.ts'

/** What AWS said of a management account so far: when, to whom, and whether it was all of it. */
export function ListingsDrawer({
  payerId,
  onClose,
}: {
  readonly payerId: string
  readonly onClose: () => void
}): React.JSX.Element {
  const page = useOperation('listings.page', { payerId })
  return (
    <Drawer
      opened
      position="right"
      size={560}
      title="Listings"
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {page.error !== null && (
        <FailureNotice failure={asFailure(page.error)} onNext={() => void page.refetch()} />
      )}
      {page.data === undefined && page.error === null && <LoadingState />}
      {page.data?.listings.length === 0 && (
        <EmptyState title="Nothing was listed yet" next="Sync now, or bring the output of a colleague." />
      )}
      {page.data !== undefined && page.data.listings.length > 0 && (
        <Table aria-label="Listings" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th ta="right">Entries</Table.Th>
              <Table.Th>From</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {page.data.listings.map((listing) => (
              <Table.Tr key={listing.id}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  <RelativeTime at={listing.takenAt} />
                </Table.Td>
                <Table.Td>{listingText(listing)}</Table.Td>
                <Table.Td ta="right">{formatCount(listing.entries)}</Table.Td>
                <Table.Td>
                  {listing.source === 'live' ? `Profile ${listing.sourceName}` : listing.sourceName}
                  {!listing.isComplete && (
                    <Text size="xs" c="dimmed">
                      A part only
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Drawer>
  )
}
