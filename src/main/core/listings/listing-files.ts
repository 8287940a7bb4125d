import { join } from 'node:path'

/** Where the parts of a listing wait inside its folder; one that is not there was not asked for. */
export interface ListingFiles {
  /** `StagedAccount`s. */
  readonly accounts: string
  /** Paths and tags that were asked for account by account: `[accountId, path, tags]`. */
  readonly extras: string
  /** Handshakes in AWS's own shape. */
  readonly handshakes: string
  /** Create-account statuses in AWS's own shape. */
  readonly accountRequests: string
}

/** The files of a listing's folder. */
export function listingFiles(folder: string): ListingFiles {
  return {
    accounts: join(folder, 'accounts.jsonl'),
    extras: join(folder, 'extras.jsonl'),
    handshakes: join(folder, 'handshakes.jsonl'),
    accountRequests: join(folder, 'account-requests.jsonl'),
  }
}
