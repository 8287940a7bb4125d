import { IconHistory } from '@tabler/icons-react'
import { EmptyState } from '../ui/empty-state.tsx'

/** Stands where events would stand when the filter leaves none. */
export function NoMatch({ onClear }: { readonly onClear: () => void }): React.JSX.Element {
  return (
    <EmptyState
      icon={<IconHistory size={22} />}
      title="Nothing like that happened"
      next="No event matches these filters."
      action={{ label: 'Clear filters', onClick: onClear }}
    />
  )
}
