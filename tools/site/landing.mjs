// The first page of the site: what the toolkit is, in the README's own code and figures.
import { operationFacts } from './operation-facts.mjs'
import { addressOf, pathOf } from './pages.mjs'
import { packages, read } from './repository.mjs'

const to = (file) => addressOf(pathOf(file))

/** What is worth knowing first: a title, a sentence, a page. */
const features = () => [
  [
    'The right data center, without asking',
    'Ten data centers in a closed table. A user logs in, and every later call goes where their data is; never to a host that an answer made up.',
    'docs/data-centers.md',
  ],
  [
    'One refresh for everybody',
    'Tokens renew once for all callers, all processes and all machines that share a store, within the ten calls in ten minutes that Zoho allows.',
    'docs/tokens.md',
  ],
  [
    `${operationFacts().size} typed operations`,
    'Records, metadata, COQL, users, organization. Each is compared with Zoho’s published descriptions. A bundle holds only those that you use.',
    'docs/operations.md',
  ],
  [
    'Errors that say what to do',
    'A closed set of codes, narrowed by one guard. Every code of Zoho’s is explained with cause and cure.',
    'docs/errors.md',
  ],
  [
    'A local Zoho',
    'Accounts servers and CRM of ten data centers in your process or behind a port, with a clock and faults. No account, no network.',
    'packages/emulator/README.md',
  ],
  [
    'Writes that never happen twice',
    'A write whose answer was lost is not repeated: its outcome is “unknown”. Reads are repeated, limits waited for, deadlines kept.',
    'docs/http-methods.md',
  ],
]

/** The page, for VitePress's own layout of a first page. */
export function landingPage() {
  const code = ofReadme(/^```ts file=.+\n[\s\S]*?^```$/m, 'block of code')
  const difference = ofReadme(/^## What is different\n[\s\S]*?(?=^## )/m, '"What is different"')
  const head = {
    layout: 'home',
    hero: {
      name: 'Zoho toolkit',
      text: 'Zoho CRM from TypeScript, done right',
      tagline: `${packages.length} small packages: the right data center, tokens that renew once, typed calls, and a local Zoho to test against.`,
      image: {
        light: '/images/group-light.png',
        dark: '/images/group-dark.png',
        alt: "The example app: a user group's sources in numbers and as a picture",
      },
      actions: [
        { theme: 'brand', text: 'Start in five minutes', link: to('docs/start.md') },
        { theme: 'alt', text: 'What it is', link: to('README.md') },
        { theme: 'alt', text: 'Reference', link: '/reference/' },
      ],
    },
    features: features().map(([title, details, file]) => ({ title, details, link: to(file) })),
  }
  return [
    // YAML takes JSON as it is.
    `---\n${JSON.stringify(head, undefined, 2)}\n---`,
    '## Two commands',
    ofReadme(/^```sh\nnpm start[\s\S]*?^```$/m, 'two commands'),
    '## Ten lines',
    code,
    difference,
  ].join('\n\n')
}

/** A part of the README. */
function ofReadme(pattern, what) {
  const [part] = pattern.exec(read('README.md')) ?? []
  if (part === undefined) throw new Error(`README.md has no ${what}, which the first page of the site shows.`)
  return part
}
