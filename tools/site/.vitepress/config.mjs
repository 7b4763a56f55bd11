import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { slug } from '../links.mjs'
import { addressOf, navigation, pathOf } from '../pages.mjs'
import { entries, site, sourceAddress } from '../repository.mjs'
import { searchOptions } from '../search.mjs'

const guide = navigation().map(({ text, items }) => ({
  text,
  items: items.map(({ file, text: title }) => ({ text: title, link: addressOf(pathOf(file)) })),
}))

const reference = entries.map(({ name }) => ({ text: name, link: `/reference/${name}/` }))

/** The pages of the functions of an entry: the reference is written before the site is built. */
function functionsOf(name) {
  const folder = join(site, '.pages/reference', name)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'index.md')
    .map((file) => basename(file, '.md'))
    .toSorted()
    .map((each) => ({ text: each, link: `/reference/${name}/${each}` }))
}

const base = process.env.SITE_BASE ?? '/'
const groupOf = (name) => guide.find(({ text }) => text === name)
const github =
  '<svg role="img" viewBox="0 0 16 16" xmlns="http://www.w3.org/2000/svg"><path d="M5 3v6.5M11 6.5v.5a2 2 0 0 1-2 2H7a2 2 0 0 0-2 2" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="5" cy="2.5" r="1.75"/><circle cx="5" cy="12.5" r="1.75"/><circle cx="11" cy="4.5" r="1.75"/></svg>'

export default {
  title: 'Zoho toolkit',
  description: 'Data centers, OAuth, calls, and a local Zoho to test against, for TypeScript',
  base,
  // What all pages share stands in a file, not in each of them.
  metaChunk: true,
  srcDir: '.pages',
  outDir: 'dist',
  cacheDir: 'node_modules/.vitepress',
  cleanUrls: true,
  lastUpdated: false,
  markdown: {
    anchor: { slugify: slug },
    // The usual themes are too pale to be read by everybody.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  themeConfig: {
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Guides', items: groupOf('Guides').items },
      { text: 'Recipes', items: groupOf('Recipes').items },
      { text: 'Packages', items: groupOf('Packages').items },
      { text: 'Errors', link: '/errors' },
      { text: 'Reference', link: '/reference/' },
    ],
    sidebar: {
      ...Object.fromEntries(
        entries.map(({ name }) => [
          `/reference/${name}/`,
          [
            { text: name, items: functionsOf(name) },
            { text: 'Reference', items: reference },
          ],
        ]),
      ),
      '/reference/': [{ text: 'Reference', items: reference }],
      '/': [...guide, { text: 'Reference', link: '/reference/' }],
    },
    outline: { level: [2, 3] },
    search: { provider: 'local', options: searchOptions(base) },
    socialLinks: [
      {
        // Drawn here: a named icon would be fetched from elsewhere while one writes.
        icon: { svg: github },
        link: sourceAddress('', true).replace(/\/tree\/main\/$/, ''),
        ariaLabel: 'Source code',
      },
    ],
  },
}
