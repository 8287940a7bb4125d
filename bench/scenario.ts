import { historyScenario } from './scenarios/history.ts'
import { customerListScenario, customersScenario } from './scenarios/customers.ts'
import { importScenario, importWhileReading, previewScenario, undoScenario } from './scenarios/imports.ts'
import { linkBareScenario, linkScenario } from './scenarios/linking.ts'
import { listingScenario } from './scenarios/listings.ts'
import { listScenario, openScenario } from './scenarios/lists.ts'
import { orderScenario } from './scenarios/orders.ts'
import { indexScenario, prepareScenario } from './scenarios/prepare.ts'

/** Entry of a measuring process: `node bench/scenario.ts NAME JSON` prints what it measured as one line of JSON. */
const scenarios: Readonly<Record<string, (input: never) => Promise<unknown>>> = {
  prepare: prepareScenario,
  index: indexScenario,
  import: importScenario,
  importWhileReading,
  preview: previewScenario,
  undo: undoScenario,
  link: linkScenario,
  linkBare: linkBareScenario,
  listings: listingScenario,
  lists: listScenario,
  customers: customersScenario,
  customerLists: customerListScenario,
  open: openScenario,
  history: historyScenario,
  orders: orderScenario,
}

const [name = '', json = '{}'] = process.argv.slice(2)
const scenario = scenarios[name]
if (scenario === undefined) throw new Error(`no scenario ${name}`)
const measured = await scenario(JSON.parse(json) as never)
console.log(JSON.stringify({ ...(measured as object), peakMiB: process.resourceUsage().maxRSS / 1024 }))
