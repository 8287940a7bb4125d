import { exportRequests } from './request-text.ts'

/** Long work on the list of requests. */
export const requestListTasks = { 'requests.export': exportRequests } as const
