// Reporter of node:test: a line a test, what failed and why, and the sum as the last line.
const counted = (data) => data.details?.type !== 'suite' && !data.file?.endsWith(data.name)

export default async function* closingLine(source) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const skipped = data.skip !== undefined && data.skip !== false
    if (type === 'test:fail') {
      // A file that did not load has no test of its own to blame.
      if (data.details?.type === 'suite' && data.details.error?.failureType === 'subtestsFailed') continue
      sum.failed += 1
      yield `✗ ${data.name}\n${indent(String(data.details.error?.cause?.stack ?? data.details.error))}\n`
    } else if (skipped || counted(data)) {
      sum[skipped ? 'skipped' : 'passed'] += 1
      yield `${skipped ? '– skipped:' : '✓'} ${data.name}${skipped ? ` (${data.skip})` : ''}\n`
    }
  }
  yield `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`
}

const indent = (text) => text.replaceAll(/^/gm, '    ')
