// Bundles and minifies what a consumer would.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export function sizeOf(text) {
  return { plain: Buffer.byteLength(text), gzip: gzipSync(text, { level: 9 }).length }
}

/** Bundles and minifies what a consumer would; `inputs` says what each module came to. */
export async function bundle({ folder }, contents, options = {}) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    ...options,
  })
  const [output] = Object.values(metafile.outputs)
  return { text: outputFiles[0].text, inputs: output.inputs }
}
