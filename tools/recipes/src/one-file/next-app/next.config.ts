import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))

export default {
  // Only here, where the packages live in the same repository. Types are checked beside the other recipes'.
  turbopack: { root },
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig
