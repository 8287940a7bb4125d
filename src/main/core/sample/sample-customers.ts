import type { CustomerKind } from '../../../shared/domain/customer.ts'
import type { MarketplaceName } from './sample-people.ts'

/** A made-up customer: its company, where it stands, who works there, and where it buys. */
export interface SampleCustomer {
  readonly name: string
  readonly kind: CustomerKind
  /** Name of the customer above; null: directly under the provider itself. */
  readonly under: string | null
  readonly sector?: string
  readonly people: readonly [first: string, last: string][]
  readonly buys: readonly MarketplaceName[]
}

/** The resellers of the own provider, and one end customer that is sold to directly. */
const RESELLERS: readonly SampleCustomer[] = [
  reseller('Kranich IT Services', ['germany', 'switzerland'], ['Katrin', 'Vogt'], ['Timo', 'Albers']),
  reseller('Polarlys Cloud', ['nordics'], ['Ingrid', 'Solberg'], ['Mats', 'Eklund']),
  reseller('Cumulus Partner', ['germany', 'trials'], ['Hannes', 'Reuter'], ['Mira', 'Kessler']),
  reseller('Blauhaus Digital', ['germany'], ['Selma', 'Brandt']),
]

/** End customers by the reseller that serves them. */
const SERVED: Readonly<Record<string, readonly (readonly [name: string, sector: string])[]>> = {
  'Kranich IT Services': [
    ['Hafenkontor Logistik', 'Logistics'],
    ['Kupferberg Brauerei', 'Food and drink'],
    ['Brückner Maschinenbau', 'Manufacturing'],
    ['Alpenblick Versicherung', 'Insurance'],
    ['Rösti Foods', 'Food and drink'],
    ['Seestern Kliniken', 'Health'],
    ['Granit Bau', 'Construction'],
  ],
  'Polarlys Cloud': [
    ['Fjordlys Energi', 'Energy'],
    ['Solveig & Strand', 'Retail'],
    ['Nordhimmel Airways', 'Travel'],
    ['Lumen Optikk', 'Health'],
    ['Tallinje Rederi', 'Logistics'],
    ['Skjold Sikkerhet', 'Security'],
  ],
  'Cumulus Partner': [
    ['Waldmeister Software', 'Software'],
    ['Zeitgeist Medien', 'Media'],
    ['Leuchtturm Labs', 'Software'],
    ['Feldpost Analytics', 'Software'],
  ],
  'Blauhaus Digital': [
    ['Pfeffer & Salz Versand', 'Retail'],
    ['Rheinbogen Stadtwerke', 'Energy'],
    ['Kastanie Verlag', 'Media'],
  ],
}

const FIRST_NAMES = ['Lena', 'Jonas', 'Freja', 'Emil', 'Clara', 'Anton', 'Signe', 'Paul', 'Ronja', 'Felix']
const LAST_NAMES = ['Berg', 'Lund', 'Hoffmann', 'Dahl', 'Krüger', 'Nyström', 'Weiss', 'Halvorsen', 'Arnold']

/** Every customer of the own provider, those first that others stand under. */
export const OWN_CUSTOMERS: readonly SampleCustomer[] = [
  ...RESELLERS,
  ...RESELLERS.flatMap((above) =>
    (SERVED[above.name] ?? []).map(([name, sector], index): SampleCustomer => {
      return {
        name,
        kind: 'end_customer',
        under: above.name,
        sector,
        people: peopleOf(name, index),
        buys: above.buys,
      }
    }),
  ),
  {
    name: 'Museum am Kai',
    kind: 'end_customer',
    under: null,
    sector: 'Culture',
    people: [['Ada', 'Winter']],
    buys: ['germany'],
  },
]

/** The customers of the other provider, all directly under it. */
export const OTHER_CUSTOMERS: readonly SampleCustomer[] = (
  ['Donauwelle Hotels', 'Wiener Werkstoffe', 'Praha Pixel', 'Vltava Robotics'] as const
).map((name, index) => ({
  name,
  kind: 'end_customer',
  under: null,
  people: peopleOf(name, index),
  buys: index < 2 ? ['austria'] : ['czechia'],
}))

function reseller(
  name: string,
  buys: readonly MarketplaceName[],
  ...people: readonly [string, string][]
): SampleCustomer {
  return { name, kind: 'reseller', under: null, sector: 'IT services', people, buys }
}

/** One to three people, the same ones in every run. */
function peopleOf(name: string, index: number): readonly [string, string][] {
  const from = name.length + index
  return Array.from({ length: 1 + (from % 3) }, (_, step) => [
    FIRST_NAMES[(from + step * 3) % FIRST_NAMES.length] ?? 'Lena',
    LAST_NAMES[(from * 2 + step) % LAST_NAMES.length] ?? 'Berg',
  ])
}
