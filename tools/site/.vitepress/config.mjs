import process from 'node:process'
import { slug } from '../links.mjs'
import { addressOf, navigation, pathOf } from '../pages.mjs'
import { entries, sourceAddress } from '../repository.mjs'

const guide = navigation().map(({ text, items }) => ({
  text,
  items: items.map(({ file, text: title }) => ({ text: title, link: addressOf(pathOf(file)) })),
}))

const reference = entries.map(({ name }) => ({ text: name, link: `/reference/${name}` }))

export default {
  title: 'Zoho toolkit',
  description: 'Data centers, OAuth, calls, and a local Zoho to test against, for TypeScript',
  base: process.env.SITE_BASE ?? '/',
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
      { text: 'Errors', link: '/errors' },
      { text: 'Reference', link: '/reference/' },
    ],
    sidebar: {
      '/reference/': [{ text: 'Reference', items: reference }],
      '/': [...guide, { text: 'Reference', link: '/reference/' }],
    },
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: sourceAddress('', true).replace(/\/tree\/main\/$/, '') }],
  },
}
