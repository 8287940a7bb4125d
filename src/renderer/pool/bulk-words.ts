import { formatAmount } from '../ui/format.ts'
import type { BulkKind } from './pool-store.ts'

interface BulkWords {
  readonly title: string
  /** What it really does, and nothing else (U-03). */
  readonly effect: string
  readonly confirm: (accounts: string) => string
  readonly done: (accounts: string) => string
  /** What the button says while nothing would change; the title when it is not said. */
  readonly idle?: string
}

/** The words of each bulk change. */
export const BULK_WORDS: Readonly<Record<BulkKind, BulkWords>> = {
  edit: {
    title: 'Edit selected accounts',
    effect: 'What you leave open stays as it is.',
    confirm: (accounts) => `Change ${accounts}`,
    done: (accounts) => `Changed ${accounts}.`,
  },
  'mark-invalid': {
    title: 'Mark invalid',
    effect: 'Invalid accounts are never picked for an order. They stay in the pool.',
    confirm: (accounts) => `Mark ${accounts} invalid`,
    done: (accounts) => `Marked ${accounts} invalid.`,
  },
  revalidate: {
    title: 'Bring back',
    effect: 'Invalid accounts become Ready again and can be picked for new orders.',
    confirm: (accounts) => `Bring back ${accounts}`,
    done: (accounts) => `Brought back ${accounts}.`,
  },
  hold: {
    title: 'Hold',
    effect: 'Held accounts keep their status and their place, but are not picked until they are released.',
    confirm: (accounts) => `Hold ${accounts}`,
    done: (accounts) => `Put ${accounts} on hold.`,
  },
  release: {
    title: 'Release',
    effect: 'Released accounts can be picked again, at their old place in the order.',
    confirm: (accounts) => `Release ${accounts}`,
    done: (accounts) => `Released ${accounts}.`,
  },
  delete: {
    title: 'Delete accounts',
    effect: 'They leave the pool. Nothing happens in AWS, and the deletion can be undone.',
    confirm: (accounts) => `Delete ${accounts}`,
    done: (accounts) => `Deleted ${accounts}.`,
  },
  link: {
    title: 'Link to customer',
    effect: 'They keep their status. Ready accounts of a customer are not picked for orders.',
    confirm: () => 'Finish',
    done: (accounts) => `Linked ${accounts}.`,
    idle: 'Finish',
  },
  unlink: {
    title: 'Remove account from customer',
    effect: 'The link ends and its history stays. Status and role ARN do not change.',
    confirm: () => 'Remove',
    done: (accounts) => `Removed ${accounts} from customers.`,
    idle: 'Remove',
  },
  assign: {
    title: 'Put into project',
    effect: 'A project groups accounts of one customer. Nothing else about them changes.',
    confirm: (accounts) => `Put ${accounts} into the project`,
    done: (accounts) => `Put ${accounts} into the project.`,
  },
  unassign: {
    title: 'Take out of project',
    effect: 'They stay linked to their customer.',
    confirm: (accounts) => `Take ${accounts} out`,
    done: (accounts) => `Took ${accounts} out of the project.`,
  },
}

/** A number of accounts, as every sentence here says it. */
export function accountsOf(count: number): string {
  return formatAmount(count, 'account')
}
