import type { Errand } from './errand.ts'

/** aws.whoAmI: who AWS says a profile is. A job, because a device or a slow network may take its time. */
export const whoAmI: Errand<'aws.whoAmI'> = ({ profile }, { aws }) => aws('identify', { profile })
