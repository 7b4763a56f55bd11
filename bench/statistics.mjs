/** The value that a share of all values lies below; `0.5` for the median. */
export function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]
}

export const median = (values) => quantile(values, 0.5)

/** Two digits behind the point are more than any of this is good for. */
export const rounded = (value) => Number(value.toFixed(2))

/** Prints a table in Markdown. */
export function printTable(head, rows) {
  console.log(`| ${head.join(' | ')} |`)
  console.log(`|${head.map(() => '---').join('|')}|`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
  console.log()
}

/**
 * Takes a sample of each candidate in turn, round after round. Each round begins with another candidate, so that none
 * always runs on a warmer or a more littered machine.
 */
export async function interleave(names, rounds, sample) {
  const samples = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < names.length; index += 1) {
      const name = names[(index + round) % names.length]
      samples[name].push(await sample(name))
    }
  }
  return samples
}
